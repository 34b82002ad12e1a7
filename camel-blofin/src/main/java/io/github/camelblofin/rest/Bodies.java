package io.github.camelblofin.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.camelblofin.api.Channel;
import io.github.camelblofin.api.JsonShape;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.model.BlofinJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads what a caller gave as the body of a request. Everything here throws {@link IllegalArgumentException} with a text
 * for people when it cannot be one.
 */
final class Bodies {
    /** Twice the same name: BloFin and we might each believe another one. */
    private static final ObjectReader STRICT = BlofinJson.reader(Object.class)
            .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Set<Class<?>> ANSWERS = answers();

    private Bodies() {}

    /**
     * What was understood.
     *
     * @param items the objects in it
     * @param list whether they came as a list
     * @param text the bytes they were read from; {@code null} when they were not given as JSON text
     */
    record Content(List<Map<String, Object>> items, boolean list, Text text) {
        static final Content NOTHING = new Content(List.of(), false, null);

        boolean empty() {
            return items.isEmpty() && !list;
        }
    }

    /** JSON as the caller wrote it. */
    record Text(String json) {
        byte[] bytes() {
            return json.getBytes(StandardCharsets.UTF_8);
        }
    }

    static Content read(Object body, JsonShape shape) {
        if (body == null) {
            return Content.NOTHING;
        }
        if (body instanceof CharSequence text) {
            return text(text.toString(), shape);
        }
        if (body instanceof byte[] bytes) {
            return text(new String(bytes, StandardCharsets.UTF_8), shape);
        }
        if (body instanceof JsonNode node) {
            return content(BlofinJson.mapper().convertValue(node, Object.class), null, shape);
        }
        return content(body instanceof Object[] array ? Arrays.asList(array) : body, null, shape);
    }

    /** Fields of a request record. */
    static Map<String, Object> fields(Record row) {
        if (ANSWERS.contains(row.getClass())) {
            throw new IllegalArgumentException("a " + row.getClass().getSimpleName()
                    + " is what BloFin sends, not what it takes: set the body to the request, or to null");
        }
        // As from a Map: so the few real flags and numbers of BloFin's survive the writing of the whole.
        return PlainText.fields(BlofinJson.toMap(row));
    }

    private static Content text(String json, JsonShape shape) {
        if (json.isBlank()) {
            return Content.NOTHING;
        }
        try {
            return content(STRICT.readValue(json), new Text(json.strip()), shape);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "the body is no valid JSON: " + e.getOriginalMessage() + "; " + accepted(shape), e);
        }
    }

    private static Content content(Object value, Text text, JsonShape shape) {
        if (!(value instanceof Collection<?> many)) {
            return new Content(List.of(item(value, shape)), false, text);
        }
        List<Map<String, Object>> items = new ArrayList<>(many.size());
        many.forEach(element -> items.add(item(element, shape)));
        return new Content(items, true, text);
    }

    private static Map<String, Object> item(Object value, JsonShape shape) {
        if (value instanceof Map<?, ?> map) {
            return PlainText.fields(map);
        }
        if (value instanceof Record row) {
            return fields(row);
        }
        if (value instanceof JsonNode node && node.isObject()) {
            return PlainText.fields(BlofinJson.toMap(node));
        }
        String found = value == null ? "null" : value.getClass().getName();
        throw new IllegalArgumentException("the body holds a " + found + ", which is no request; " + accepted(shape));
    }

    /** What a body may be, for messages. */
    static String accepted(JsonShape shape) {
        return switch (shape) {
            case NO_BODY -> "accepted: no body, or the parameters as a Map or as the JSON text of an object";
            case OBJECT -> "accepted: a Map, a request record, or the JSON text of an object";
            case ARRAY -> "accepted: a List of Maps or request records, the JSON text of a list, or a single item";
            case OPEN -> "accepted: a Map, a request record, a List of these, or JSON text";
        };
    }

    /** A ticker as the body of a request is a step that was forgotten, not a request. */
    private static Set<Class<?>> answers() {
        Set<Class<?>> known = new HashSet<>();
        Arrays.stream(Operation.values()).forEach(operation -> known.add(operation.answerType()));
        Arrays.stream(Channel.values()).forEach(channel -> known.add(channel.rowType()));
        Arrays.stream(Operation.values()).forEach(operation -> known.remove(operation.requestType()));
        return Set.copyOf(known);
    }
}
