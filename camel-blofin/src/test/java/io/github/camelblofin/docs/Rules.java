package io.github.camelblofin.docs;

import io.github.camelblofin.model.Rule;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What BloFin demands of a field, in words. A demand that is new in {@link Rule} shows up by its name. */
final class Rules {
    private Rules() {}

    /** yes, no, or on what it depends. */
    static String required(RecordComponent component) {
        Rule rule = component.getAnnotation(Rule.class);
        if (rule == null) {
            return "no";
        }
        if (rule.requiredUnless().length > 0) {
            return "unless " + Markdown.codes(List.of(rule.requiredUnless()));
        }
        return rule.required() ? "yes" : "no";
    }

    /** Everything else. */
    static String limits(RecordComponent component) {
        Rule rule = component.getAnnotation(Rule.class);
        if (rule == null) {
            return "";
        }
        return Arrays.stream(Rule.class.getDeclaredMethods())
                .sorted(Comparator.comparingInt(Rules::rank).thenComparing(Method::getName))
                .filter(demand -> !Objects.deepEquals(value(rule, demand), demand.getDefaultValue()))
                .map(demand -> phrase(demand.getName(), value(rule, demand)))
                .filter(phrase -> !phrase.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static int rank(Method demand) {
        int rank = List.of("values", "defaultValue", "max", "maxLength").indexOf(demand.getName());
        return rank < 0 ? Integer.MAX_VALUE : rank;
    }

    private static String phrase(String demand, Object value) {
        return switch (demand) {
            case "required", "requiredUnless" -> "";
            case "values" -> Markdown.codes(List.of((String[]) value));
            case "defaultValue" -> "default `" + value + "`";
            case "max" -> "at most " + value;
            case "maxLength" -> "up to " + value + " characters";
            case "alphanumeric" -> "letters and digits";
            case "requiredExcept" -> "required, but not allowed with `" + value + "`";
            case "minusOne" -> "-1 has a meaning";
            case "zero" -> "0 has a meaning";
            case "step" ->
                value == Rule.Step.TICK
                        ? "a multiple of the instrument's `tickSize`"
                        : "a multiple of the instrument's `lotSize`, from `minSize` to the largest for the kind of order";
            case "maxValues" -> "up to " + value + ", separated by commas";
            default -> demand + " " + (value instanceof Object[] many ? Arrays.toString(many) : value);
        };
    }

    private static Object value(Rule rule, Method demand) {
        try {
            return demand.invoke(rule);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
