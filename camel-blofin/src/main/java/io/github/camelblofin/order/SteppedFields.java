package io.github.camelblofin.order;

import io.github.camelblofin.model.Rule;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The prices and sizes of a request, read once from the {@link Rule}s of its record.
 *
 * @param steps those fields, with the steps that they must fit
 * @param lists lists of structures that hold such fields
 */
record SteppedFields(Map<String, Rule.Step> steps, Map<String, SteppedFields> lists) {
    private static final SteppedFields NONE = new SteppedFields(Map.of(), Map.of());

    private static final ClassValue<SteppedFields> KNOWN = new ClassValue<>() {
        @Override
        protected SteppedFields computeValue(Class<?> type) {
            return read(type);
        }
    };

    /** @param request a request's record, or {@code Map} where there is none */
    static SteppedFields of(Class<?> request) {
        return request.isRecord() ? KNOWN.get(request) : NONE;
    }

    /** Whether nothing in the request depends on an instrument. */
    boolean none() {
        return steps.isEmpty() && lists.isEmpty();
    }

    private static SteppedFields read(Class<?> type) {
        Map<String, Rule.Step> steps = new LinkedHashMap<>();
        Map<String, SteppedFields> lists = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Rule rule = component.getAnnotation(Rule.class);
            if (rule != null && rule.step() != Rule.Step.NONE) {
                steps.put(component.getName(), rule.step());
            }
            element(component)
                    .map(SteppedFields::of)
                    .filter(fields -> !fields.none())
                    .ifPresent(fields -> lists.put(component.getName(), fields));
        }
        return new SteppedFields(steps, lists);
    }

    private static Optional<Class<?>> element(RecordComponent component) {
        if (!List.class.isAssignableFrom(component.getType())
                || !(component.getGenericType() instanceof ParameterizedType list)) {
            return Optional.empty();
        }
        return Arrays.stream(list.getActualTypeArguments())
                .filter(Class.class::isInstance)
                .<Class<?>>map(Class.class::cast)
                .findFirst();
    }
}
