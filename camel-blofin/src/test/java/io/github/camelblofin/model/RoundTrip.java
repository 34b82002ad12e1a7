package io.github.camelblofin.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What BloFin's JSON loses or changes on its way through a record and back: nothing, it is hoped. */
public final class RoundTrip {
    private final boolean sameKind;
    private final Set<String> unknownFields;
    private final List<String> found = new ArrayList<>();

    private RoundTrip(boolean sameKind, Set<String> unknownFields) {
        this.sameKind = sameKind;
        this.unknownFields = Set.copyOf(unknownFields);
    }

    /** Takes a number for the text of the same number, as in answers. */
    public static RoundTrip anyKind() {
        return new RoundTrip(false, Set.of());
    }

    /** Demands text where there was text, as in requests. */
    public static RoundTrip sameKind() {
        return new RoundTrip(true, Set.of());
    }

    /** The same comparison, but these fields are meant to be unknown to the record. */
    public RoundTrip withUnknown(Set<String> fields) {
        return new RoundTrip(sameKind, fields);
    }

    /**
     * The differences, each named by its place; empty when nothing was lost.
     *
     * @param type the record of a row
     * @param json a row or a list of rows, as BloFin sent it
     * @param decoded what became of it
     */
    public List<String> differences(String at, Class<?> type, JsonNode json, Object decoded) {
        found.clear();
        try {
            JsonNode written = BlofinJson.mapper().readTree(BlofinJson.toBytes(decoded));
            compare(at, RecordNames.respelled(type, json), written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        unknownFields(at, decoded);
        return List.copyOf(found);
    }

    /** Everything in {@code expected} must be in {@code actual}; {@code null}, empty text and absence are one. */
    private void compare(String at, JsonNode expected, JsonNode actual) {
        if (blank(expected) && blank(actual)) {
            return;
        }
        if (expected.isObject() && actual.isObject()) {
            Set<String> names = new TreeSet<>();
            expected.fieldNames().forEachRemaining(names::add);
            actual.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(at + "." + name, expected.path(name), actual.path(name)));
        } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                compare(at + "[" + i + "]", expected.get(i), actual.get(i));
            }
        } else if ((sameKind && expected.getNodeType() != actual.getNodeType()) || !sameValue(expected, actual)) {
            found.add(at + ": the example has " + expected + ", written back is " + actual);
        }
    }

    private static boolean blank(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || (node.isTextual() && node.asText().isEmpty())
                || (node.isArray() && node.isEmpty());
    }

    private static boolean sameValue(JsonNode expected, JsonNode actual) {
        if (!expected.isValueNode() || !actual.isValueNode() || blank(expected) || blank(actual)) {
            return false;
        }
        if (expected.asText().equals(actual.asText())) {
            return true;
        }
        try {
            return new BigDecimal(expected.asText()).compareTo(new BigDecimal(actual.asText())) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** No field may end among the unknown ones, unless it is meant to. */
    private void unknownFields(String at, Object value) {
        if (value instanceof List<?> list) {
            list.forEach(item -> unknownFields(at, item));
        } else if (value instanceof Record row) {
            for (RecordComponent component : row.getClass().getRecordComponents()) {
                Object part = part(row, component);
                if (component.getName().equals("extra")) {
                    unexpected(at, row, (Map<?, ?>) part);
                } else {
                    unknownFields(at, part);
                }
            }
        }
    }

    private void unexpected(String at, Record row, Map<?, ?> extra) {
        Set<Object> names = new TreeSet<>(extra.keySet());
        names.removeAll(unknownFields);
        if (!names.isEmpty()) {
            found.add(
                    at + ": no component for " + names + " in " + row.getClass().getSimpleName());
        }
    }

    private static Object part(Record row, RecordComponent component) {
        try {
            return component.getAccessor().invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
