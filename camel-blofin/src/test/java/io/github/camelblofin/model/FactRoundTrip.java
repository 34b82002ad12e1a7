package io.github.camelblofin.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelblofin.api.Channel;
import io.github.camelblofin.api.HttpMethod;
import io.github.camelblofin.api.Operation;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;

/**
 * Compares the typed records with the fact catalogue that lives beside the repository: examples must survive decoding
 * and writing, and request records must carry the rules of the parameter tables.
 *
 * <p>Differences that are meant are named by the caller, {@code "path parameter aspect"} with a reason, where aspect is
 * one of {@code untyped}, {@code missing}, {@code undocumented}, {@code order}, {@code required}, {@code values},
 * {@code default}, {@code max}, {@code maxLength}, {@code charset}; for {@code untyped} and {@code order} the parameter is
 * {@code *}. A named difference that does not occur is itself a difference.
 */
final class FactRoundTrip {
    private final List<JsonNode> entries;
    private final Map<String, String> deviations;
    private final Set<String> used = new HashSet<>();
    private final List<String> found = new ArrayList<>();

    private FactRoundTrip(List<JsonNode> entries, Map<String, String> deviations) {
        this.entries = entries;
        this.deviations = deviations;
    }

    /**
     * The entries whose path after {@code /api/v1/} starts with one of the prefixes; skips the calling test, and says so,
     * where there is no catalogue.
     */
    static List<JsonNode> entries(String... prefixes) {
        return StreamSupport.stream(facts("rest.json").spliterator(), false)
                .filter(entry -> Arrays.stream(prefixes).anyMatch(path(entry)::startsWith))
                .toList();
    }

    /** The entries of all channels; skips the calling test, and says so, where there is no catalogue. */
    static List<JsonNode> channels() {
        return StreamSupport.stream(facts("websocket.json").get("channels").spliterator(), false)
                .toList();
    }

    private static JsonNode facts(String name) {
        String folder = System.getProperty("blofin.facts");
        Path file = folder == null ? null : Path.of(folder, name);
        if (file == null || !Files.isReadable(file)) {
            String reason = "Skipped: no fact catalogue at " + file + " (system property blofin.facts)";
            System.out.println(reason);
            Assumptions.abort(reason);
        }
        try {
            return BlofinJson.mapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + file, e);
        }
    }

    /** What the examples of answers hold and the records lose or change; also what is documented and has no component. */
    static List<String> answerDifferences(List<JsonNode> entries, Map<String, String> deviations) {
        FactRoundTrip run = new FactRoundTrip(entries, deviations);
        run.entries.forEach(run::compareAnswer);
        return run.result();
    }

    /** Where examples of requests do not survive their record, or a record differs from the parameter table. */
    static List<String> requestDifferences(List<JsonNode> entries, Map<String, String> deviations) {
        FactRoundTrip run = new FactRoundTrip(entries, deviations);
        run.entries.forEach(run::compareRequest);
        return run.result();
    }

    /** As {@link #answerDifferences}, for the pushes of channels; the path is {@code endpoint/channel}. */
    static List<String> pushDifferences(List<JsonNode> entries, Map<String, String> deviations) {
        FactRoundTrip run = new FactRoundTrip(entries, deviations);
        run.entries.forEach(run::comparePush);
        return run.result();
    }

    private List<String> result() {
        for (String name : deviations.keySet()) {
            if (!used.contains(name)) {
                found.add(name + ": a deviation that does not occur");
            }
        }
        return found;
    }

    private static String path(JsonNode entry) {
        return entry.get("path").asText().replaceFirst("^/api/v1/", "");
    }

    private void differs(String path, String field, String aspect, String what) {
        String name = path + " " + field + " " + aspect;
        if (deviations.containsKey(name)) {
            used.add(name);
        } else {
            found.add(name + ": " + what);
        }
    }

    // Answers

    private void compareAnswer(JsonNode entry) {
        String path = path(entry);
        Class<?> type = Operation.find(path).orElseThrow().answerType();
        if (type == Map.class) {
            if (!entry.get("responseFields").isEmpty()) {
                differs(path, "*", "untyped", "an answer is documented but no record given");
            }
            return;
        }
        boolean positional = entry.has("responseItem");
        if (!positional) {
            compareFields(path, type, entry.get("responseFields"));
        }
        compareRows(path + " answer", type, entry.path("exampleResponse").path("data"));
    }

    private void comparePush(JsonNode entry) {
        String endpoint = entry.get("endpoint").asText();
        String path = endpoint + "/" + entry.get("channel").asText();
        Class<?> type = Arrays.stream(Channel.values())
                .filter(channel -> path.equals(
                        channel.socket().name().toLowerCase(Locale.ROOT).replace('_', '-') + "/" + channel.wireName()))
                .findFirst()
                .orElseThrow()
                .rowType();
        if (!entry.has("dataItem")) {
            compareFields(path, type, entry.get("pushFields"));
        }
        for (String example : List.of("examplePush", "examplePushUpdate", "examplePushPartial")) {
            compareRows(path + " " + example, type, entry.path(example).path("data"));
        }
    }

    private void compareFields(String path, Class<?> type, JsonNode fields) {
        for (JsonNode field : fields) {
            String under = field.path("under").asText("");
            Class<?> owner = under.isEmpty() ? type : RecordNames.nested(type, RecordNames.spelling(type, under));
            if (owner == null || !RecordNames.components(owner).containsKey(RecordNames.spelling(owner, name(field)))) {
                differs(path, under.isEmpty() ? name(field) : under + "." + name(field), "missing", "no component");
            }
        }
    }

    private void compareRows(String at, Class<?> type, JsonNode data) {
        if (data.isMissingNode() || data.isNull()) {
            return;
        }
        JsonNode rows =
                data.isArray() ? data : BlofinJson.mapper().createArrayNode().add(data);
        try {
            List<?> records = BlofinJson.listReader(type).readValue(data);
            found.addAll(RoundTrip.anyKind().differences(at, type, rows, records));
        } catch (IOException e) {
            found.add(at + ": cannot be decoded: " + e.getMessage());
        }
    }

    // Requests

    private void compareRequest(JsonNode entry) {
        String path = path(entry);
        Operation operation = Operation.find(path).orElseThrow();
        Class<?> type = operation.requestType();
        if (type == Map.class) {
            if (!entry.get("params").isEmpty()) {
                differs(path, "*", "untyped", "parameters are documented but no record given");
            }
            return;
        }
        compareRules(path, type, entry.get("params"));
        JsonNode example = entry.get("exampleRequest");
        if (example == null || example.isNull()) {
            return;
        }
        boolean get = operation.method() == HttpMethod.GET;
        List<JsonNode> items = new ArrayList<>();
        if (example.isTextual()) {
            items.add(query(example.asText()));
        } else if (example.isArray()) {
            example.forEach(items::add);
        } else {
            items.add(example);
        }
        for (JsonNode item : items) {
            try {
                Object request = BlofinJson.reader(type).readValue(item);
                RoundTrip form = get ? RoundTrip.anyKind() : RoundTrip.sameKind();
                found.addAll(form.differences(path + " request", type, item, request));
            } catch (IOException e) {
                found.add(path + " request: cannot be decoded: " + e.getMessage());
            }
        }
    }

    private static ObjectNode query(String text) {
        ObjectNode fields = BlofinJson.mapper().createObjectNode();
        for (String pair : text.split("&", -1)) {
            int at = pair.indexOf('=');
            if (at > 0) {
                fields.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    private void compareRules(String path, Class<?> type, JsonNode params) {
        Map<Class<?>, List<String>> documented = new LinkedHashMap<>(Map.of(type, new ArrayList<>()));
        for (JsonNode param : params) {
            String under = param.path("under").asText("");
            Class<?> owner = under.isEmpty() ? type : RecordNames.nested(type, under);
            String field = under.isEmpty() ? name(param) : under + "." + name(param);
            RecordComponent component =
                    owner == null ? null : RecordNames.components(owner).get(name(param));
            if (component == null) {
                differs(path, field, "missing", "no component");
            } else {
                documented.computeIfAbsent(owner, k -> new ArrayList<>()).add(name(param));
                compareRule(path, field, param, rule(component));
            }
        }
        documented.forEach((owner, names) -> {
            List<String> mine = new ArrayList<>(RecordNames.components(owner).keySet());
            mine.remove("extra");
            for (String name : mine) {
                if (!names.contains(name)) {
                    differs(path, name, "undocumented", "a component that the table does not have");
                }
            }
            mine.retainAll(names);
            if (!mine.equals(names)) {
                differs(path, "*", "order", "the table has " + names);
            }
        });
    }

    private void compareRule(String path, String field, JsonNode param, Rule rule) {
        String required = param.get("required").asText();
        boolean conditional = rule != null && rule.requiredUnless().length > 0;
        String mine = conditional ? "conditional" : String.valueOf(rule != null && rule.required());
        same(path, field, "required", required, mine);
        Set<String> values = new LinkedHashSet<>();
        param.path("values").forEach(value -> values.add(value.asText()));
        same(
                path,
                field,
                "values",
                values,
                rule == null ? Set.of() : new LinkedHashSet<>(Arrays.asList(rule.values())));
        same(path, field, "default", param.path("default").asText(""), rule == null ? "" : rule.defaultValue());
        same(path, field, "max", param.path("max").asInt(0), rule == null ? 0 : rule.max());
        same(path, field, "maxLength", param.path("maxLength").asInt(0), rule == null ? 0 : rule.maxLength());
        same(path, field, "charset", param.has("charset"), rule != null && rule.alphanumeric());
    }

    private void same(String path, String field, String aspect, Object table, Object rule) {
        if (!table.equals(rule)) {
            differs(path, field, aspect, "the table says " + table + ", the rule " + rule);
        }
    }

    private static Rule rule(RecordComponent component) {
        return component.getAnnotation(Rule.class);
    }

    private static String name(JsonNode field) {
        return field.get("name").asText();
    }
}
