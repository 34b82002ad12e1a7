package io.github.camelblofin.rest;

import io.github.camelblofin.model.Instrument;
import io.github.camelblofin.model.Term;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Values as BloFin takes them: plain text, decimals without exponent, times in epoch milliseconds. */
final class PlainText {
    /** Digits of the largest double are 309. More have no meaning, and take minutes to write and read. */
    static final int MOST_DIGITS = 400;

    private PlainText() {}

    /**
     * One value as text; lists are joined with commas.
     *
     * @throws IllegalArgumentException when it has no such form
     */
    static String of(Object value) {
        if (value instanceof BigDecimal decimal) {
            return plain(decimal)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "is a number of more than " + MOST_DIGITS + " digits, which nobody can mean"));
        }
        if (value instanceof Double || value instanceof Float) {
            if (!Double.isFinite(((Number) value).doubleValue())) {
                throw new IllegalArgumentException("is " + value + ", which is no number");
            }
            // The text of a double is the shortest that means it, which is what its author wrote.
            return new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
        }
        if (value instanceof Instant time) {
            return Long.toString(time.toEpochMilli());
        }
        if (value instanceof Instrument instrument) {
            return instrument.instId();
        }
        if (value instanceof Collection<?> many) {
            return many.stream().filter(Objects::nonNull).map(PlainText::of).collect(Collectors.joining(","));
        }
        if (value != null && value.getClass().isArray()) {
            return of(elements(value));
        }
        if (simple(value)) {
            return value.toString();
        }
        throw new IllegalArgumentException(
                "is a " + (value == null ? "null" : value.getClass().getName())
                        + "; give text, a number, a boolean, an Instant or a list of these");
    }

    /** Its digits, without exponent and without zeros at the end; empty when these are too many. */
    static Optional<String> plain(BigDecimal given) {
        BigDecimal value = given.signum() == 0 ? BigDecimal.ZERO : given.stripTrailingZeros();
        long whole = (long) value.precision() - value.scale();
        return Math.max(value.precision(), Math.max(whole, value.scale())) <= MOST_DIGITS
                ? Optional.of(value.toPlainString())
                : Optional.empty();
    }

    /** A field of a body: text, or structures of texts. */
    static Object field(String name, Object value) {
        if (name.equals("instId")) {
            return of(value);
        }
        if (value instanceof Map<?, ?> nested) {
            return structure(nested);
        }
        if (value instanceof Collection<?> many) {
            List<Object> list = new ArrayList<>(many.size());
            many.stream().filter(Objects::nonNull).forEach(element -> list.add(field("", element)));
            return list;
        }
        if (value.getClass().isArray()) {
            return field(name, elements(value));
        }
        return value instanceof Record row && !simple(value) && !(value instanceof Instrument)
                ? structure(Bodies.fields(row))
                : of(value);
    }

    private static Map<String, Object> structure(Map<?, ?> nested) {
        Faults faults = new Faults();
        Map<String, Object> fields = fields(nested, "", faults);
        if (!faults.none()) {
            throw new IllegalArgumentException("holds a value that cannot be sent: " + faults);
        }
        return fields;
    }

    /**
     * Fields of a request, in their order; {@code null} ones are left out, and so are those that have no plain form.
     *
     * @param where prefix of faults
     */
    static Map<String, Object> fields(Map<?, ?> source, String where, Faults faults) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (source == null) {
            return fields;
        }
        source.forEach((key, value) -> {
            if (key != null && value != null) {
                String name = key.toString();
                try {
                    fields.put(name, field(name, value));
                } catch (IllegalArgumentException e) {
                    faults.add(where, "parameter " + name + " " + e.getMessage());
                }
            }
        });
        return fields;
    }

    private static boolean simple(Object value) {
        return value instanceof CharSequence
                || value instanceof Boolean
                || value instanceof Term
                || value instanceof Enum<?>
                || value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte
                || value instanceof BigInteger;
    }

    private static List<Object> elements(Object array) {
        int length = Array.getLength(array);
        List<Object> list = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            list.add(Array.get(array, i));
        }
        return list;
    }
}
