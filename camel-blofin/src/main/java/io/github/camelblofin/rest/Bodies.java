package io.github.camelblofin.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.camelblofin.api.Channel;
import io.github.camelblofin.api.JsonShape;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.model.BlofinJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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
     * One object.
     *
     * @param fields its values, as they would be sent
     * @param free names that need not be known: those of the map of extra fields of a record
     */
    record Item(Map<String, Object> fields, Set<String> free) {}

    /**
     * What was understood.
     *
     * @param items the objects in it
     * @param list whether they came as a list
     * @param text the bytes they were read from; {@code null} when they were not given as JSON text
     */
    record Content(List<Item> items, boolean list, Text text) {
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

        /** What it says, as a list of its items. */
        JsonNode tree(boolean list) {
            try {
                JsonNode said = BlofinJson.mapper().readTree(json);
                return list ? said : BlofinJson.mapper().createArrayNode().add(said);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a text that was read cannot be read again", e);
            }
        }
    }

    static Content read(Object body, JsonShape shape, Faults faults) {
        if (body == null) {
            return Content.NOTHING;
        }
        if (body instanceof CharSequence text) {
            return text(text.toString(), shape, faults);
        }
        if (body instanceof byte[] bytes) {
            return text(decoded(bytes), shape, faults);
        }
        if (body instanceof JsonNode node) {
            return content(BlofinJson.mapper().convertValue(node, Object.class), null, shape, faults);
        }
        return content(body instanceof Object[] array ? Arrays.asList(array) : body, null, shape, faults);
    }

    /** Fields of a request record. */
    static Map<String, Object> fields(Record row) {
        if (ANSWERS.contains(row.getClass())) {
            throw new IllegalArgumentException("a " + row.getClass().getSimpleName()
                    + " is what BloFin sends, not what it takes: set the body to the request, or to null");
        }
        return BlofinJson.toRequestMap(row);
    }

    /** Refuses what is not UTF-8: replacement characters in an order would be somebody else's order. */
    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the body's bytes are not UTF-8 text", e);
        }
    }

    private static Content text(String json, JsonShape shape, Faults faults) {
        if (json.isBlank()) {
            return Content.NOTHING;
        }
        try {
            Object value = STRICT.readValue(json);
            return content(value, new Text(json.strip()), shape, faults);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "the body is no valid JSON: " + e.getOriginalMessage() + "; " + accepted(shape), e);
        }
    }

    /** Text goes out as it was written, so a number has to be written as BloFin takes it. */
    static void findExponents(Text text, Faults faults) {
        try (JsonParser in = BlofinJson.mapper().getFactory().createParser(text.json())) {
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                if (token == JsonToken.VALUE_NUMBER_FLOAT && in.getText().matches(".*[eE].*")) {
                    faults.add(
                            "",
                            in.currentName() + " is " + Faults.shown(in.getText())
                                    + ", written with an exponent: write plain digits");
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("a text that was read cannot be read again", e);
        }
    }

    private static Content content(Object value, Text text, JsonShape shape, Faults faults) {
        if (!(value instanceof Collection<?> many)) {
            return new Content(List.of(item(value, shape, "", faults)), false, text);
        }
        List<Item> items = new ArrayList<>(many.size());
        for (Object element : many) {
            String where = many.size() > 1 ? "item " + (items.size() + 1) + ": " : "";
            items.add(item(element, shape, where, faults));
        }
        return new Content(items, true, text);
    }

    private static Item item(Object value, JsonShape shape, String where, Faults faults) {
        if (value instanceof Map<?, ?> map) {
            return new Item(PlainText.fields(map, where, faults), Set.of());
        }
        if (value instanceof Record row) {
            Map<String, Object> fields = PlainText.fields(fields(row), where, faults);
            return new Item(fields, extras(row, fields.keySet()));
        }
        if (value instanceof JsonNode node && node.isObject()) {
            return new Item(PlainText.fields(BlofinJson.toMap(node), where, faults), Set.of());
        }
        String found = value == null ? "null" : value.getClass().getName();
        throw new IllegalArgumentException("the body holds a " + found + ", which is no request; " + accepted(shape));
    }

    /** Names that the record's type does not have: they come from its map of extra fields, so they are meant. */
    private static Set<String> extras(Record row, Set<String> names) {
        Set<String> extras = new HashSet<>(names);
        Arrays.stream(row.getClass().getRecordComponents()).forEach(component -> extras.remove(component.getName()));
        return extras;
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
