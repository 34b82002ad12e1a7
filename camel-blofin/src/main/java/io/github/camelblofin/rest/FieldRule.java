package io.github.camelblofin.rest;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import io.github.camelblofin.model.Rule;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one parameter of a request must be: its type is the record component's, its limits are the component's
 * {@link Rule}. A function of the value; immutable.
 *
 * @param name BloFin's name
 * @param type type of the component
 * @param element record of the elements of a list; {@code null} where it is no list of records
 * @param rule limits; {@code null}: none
 * @param json whether BloFin wants a JSON number or boolean instead of text
 */
record FieldRule(String name, Class<?> type, Class<?> element, Rule rule, boolean json) {
    private static final Pattern DECIMAL = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern EXPONENT = Pattern.compile("-?\\d*\\.?\\d+[eE][+-]?\\d+");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");
    private static final Pattern LETTERS_AND_DIGITS = Pattern.compile("[A-Za-z0-9]*");

    static FieldRule of(RecordComponent component) {
        Class<?> element = null;
        if (List.class.isAssignableFrom(component.getType())
                && component.getGenericType() instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] instanceof Class<?> row
                && row.isRecord()) {
            element = row;
        }
        // Whole numbers are only limits, which go into queries, and what BloFin's examples show as JSON numbers.
        boolean json = component.getType() == Integer.class
                || component.getAccessor().getAnnotation(JsonSerialize.class) != null;
        return new FieldRule(
                component.getName(), component.getType(), element, component.getAnnotation(Rule.class), json);
    }

    /** A value that has no fault, as it stands in a JSON body. */
    Object inJson(Object value) {
        if (!json || !(value instanceof String text)) {
            return value;
        }
        if (type == Boolean.class) {
            return text.equals("true") || text.equals("false") ? BooleanNode.valueOf(text.equals("true")) : text;
        }
        return WHOLE.matcher(text).matches() ? LongNode.valueOf(Long.parseLong(text)) : text;
    }

    boolean required() {
        return rule != null && rule.required();
    }

    /** The only value that is allowed, where the field must be there: it can be filled in. */
    Optional<String> onlyValue() {
        return required() && rule.values().length == 1 ? Optional.of(rule.values()[0]) : Optional.empty();
    }

    /** The names of which one must be there, this one first; empty when that is not demanded. */
    List<String> alternatives() {
        return rule == null ? List.of() : Arrays.asList(rule.requiredUnless());
    }

    /** Name and value of the other field with which this one must not be, and without which it must. */
    Optional<String[]> exception() {
        return rule == null || rule.requiredExcept().isEmpty()
                ? Optional.empty()
                : Optional.of(rule.requiredExcept().split("=", 2));
    }

    /** The allowed values for a message; empty when all are. */
    String allowed() {
        return rule == null || rule.values().length == 0 ? "" : " (allowed: " + String.join(", ", rule.values()) + ")";
    }

    /** What is wrong with a value that is there. */
    Optional<String> fault(String text) {
        if (type == BigDecimal.class) {
            return decimalFault(text);
        }
        if (type == Integer.class || type == Long.class) {
            return wholeFault(text);
        }
        if (type == Boolean.class) {
            return text.equals("true") || text.equals("false")
                    ? Optional.empty()
                    : fault(text, "neither true nor false");
        }
        if (type == Instant.class) {
            return WHOLE.matcher(text).matches()
                    ? Optional.empty()
                    : fault(text, "no time: give an Instant or milliseconds since 1970");
        }
        return textFault(text);
    }

    private Optional<String> decimalFault(String text) {
        if (text.length() > PlainText.MOST_DIGITS) {
            return fault(text, "too long for a number");
        }
        if (EXPONENT.matcher(text).matches()) {
            return fault(text, "written with an exponent: write " + plain(text).orElse("plain digits"));
        }
        if (!DECIMAL.matcher(text).matches()) {
            return fault(text, "no number: write digits, with a point, such as 0.25");
        }
        BigDecimal value = new BigDecimal(text);
        boolean special = rule != null
                && ((rule.minusOne() && value.compareTo(BigDecimal.ONE.negate()) == 0)
                        || (rule.zero() && value.signum() == 0));
        if (value.signum() > 0 || special) {
            return Optional.empty();
        }
        return fault(text, "not above zero" + (rule != null && rule.minusOne() ? " (-1 is allowed)" : ""));
    }

    private static Optional<String> plain(String text) {
        try {
            return PlainText.plain(new BigDecimal(text));
        } catch (NumberFormatException exponentTooLarge) {
            return Optional.empty();
        }
    }

    private Optional<String> wholeFault(String text) {
        if (!WHOLE.matcher(text).matches()) {
            return fault(text, "no whole number");
        }
        long value = Long.parseLong(text);
        int max = rule == null ? 0 : rule.max();
        return max > 0 && (value < 1 || value > max) ? fault(text, "not from 1 to " + max) : Optional.empty();
    }

    private Optional<String> textFault(String text) {
        if (rule == null) {
            return Optional.empty();
        }
        String[] parts = rule.maxValues() > 0 ? text.split(",", -1) : new String[] {text};
        if (rule.maxValues() > 0 && parts.length > rule.maxValues()) {
            return Optional.of(name + " has " + parts.length + " values, at most " + rule.maxValues() + " are allowed");
        }
        for (String part : parts) {
            if (rule.values().length > 0 && !Arrays.asList(rule.values()).contains(part)) {
                return Optional.of(name + " is " + Faults.shown(part) + allowed());
            }
        }
        if (rule.maxLength() > 0 && text.length() > rule.maxLength()) {
            return Optional.of(
                    name + " has " + text.length() + " characters, at most " + rule.maxLength() + " are allowed");
        }
        return rule.alphanumeric() && !LETTERS_AND_DIGITS.matcher(text).matches()
                ? fault(text, "not of letters and digits only")
                : Optional.empty();
    }

    private Optional<String> fault(String text, String what) {
        return Optional.of(name + " is " + Faults.shown(text) + ", " + what);
    }
}
