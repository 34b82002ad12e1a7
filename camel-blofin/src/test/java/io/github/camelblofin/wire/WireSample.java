package io.github.camelblofin.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.api.HttpMethod;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.model.BlofinJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One call of one operation, with invented values: {@code src/test/resources/wire/<path>.json}. The wire tests send it,
 * the reference shows it as the example.
 *
 * @param request what the route gives
 * @param sent the query, or the text of the body, that must arrive; empty: neither
 * @param answer what comes back: a whole answer
 * @param extra fields of the answer that its record is meant not to know
 */
public record WireSample(Request request, String sent, JsonNode answer, Set<String> extra) {
    /** Parameters that are options of the endpoint. */
    private static final Set<String> OPTIONS = Set.of("instId", "bar", "limit");

    /**
     * The three places that parameters come from.
     *
     * @param uri options of the URI
     * @param params the header {@code CamelBlofinParams}
     * @param body a Map or a List of these; {@code null}: none
     */
    public record Request(Map<String, Object> uri, Map<String, Object> params, Object body) {
        public Request {
            uri = uri == null ? Map.of() : uri;
            params = params == null ? Map.of() : params;
        }
    }

    public WireSample {
        sent = sent == null ? "" : sent;
        extra = extra == null ? Set.of() : Set.copyOf(extra);
    }

    /** The sample of an operation; empty when nobody wrote one. */
    public static Optional<WireSample> find(Operation operation) {
        try (InputStream in = WireSample.class.getResourceAsStream("/wire/" + operation.path() + ".json")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(BlofinJson.reader(WireSample.class).readValue(in));
        } catch (IOException e) {
            throw new UncheckedIOException("wire/" + operation.path() + ".json cannot be read", e);
        }
    }

    /** As {@link #find}, for operations that must have one. */
    public static WireSample of(Operation operation) {
        return find(operation)
                .orElseThrow(() -> new AssertionError("no sample: write src/test/resources/wire/" + operation.path()
                        + ".json with request, sent and answer"));
    }

    /** The path and query that must arrive. */
    String url(Operation operation) {
        boolean query = operation.method() == HttpMethod.GET && !sent.isEmpty();
        return operation.requestPath() + (query ? "?" + sent : "");
    }

    /** The body that must arrive. */
    String body(Operation operation) {
        return operation.method() == HttpMethod.GET ? "" : sent;
    }

    /** All parameters in one place, as a Map for each item. */
    public List<Map<String, Object>> items() {
        List<Map<String, Object>> items = new ArrayList<>();
        for (Object item : request.body instanceof List<?> list ? list : List.of(bodyOrNothing())) {
            Map<String, Object> merged = new LinkedHashMap<>(request.uri);
            merged.putAll(request.params);
            ((Map<?, ?>) item).forEach((name, value) -> merged.put((String) name, value));
            items.add(merged);
        }
        return items;
    }

    /** An endpoint with all parameters on its URI. */
    public String uri(Operation operation) {
        String options = items().get(0).entrySet().stream()
                .map(entry -> option(entry.getKey()) + "=" + encoded(String.valueOf(entry.getValue())))
                .collect(Collectors.joining("&"));
        return "blofin:" + operation.path() + (options.isEmpty() ? "" : "?" + options);
    }

    private static String option(String parameter) {
        return OPTIONS.contains(parameter) ? parameter : "param." + parameter;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2C", ",");
    }

    private Object bodyOrNothing() {
        return request.body == null ? Map.of() : request.body;
    }
}
