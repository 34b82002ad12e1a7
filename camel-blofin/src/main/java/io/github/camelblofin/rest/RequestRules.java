package io.github.camelblofin.rest;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.camelblofin.api.NearestNames;
import io.github.camelblofin.model.NeedsOneOf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What BloFin demands of a request, read once from its record in {@code model}: types, {@link
 * io.github.camelblofin.model.Rule}s and names of its components. A function of its input; immutable.
 */
final class RequestRules {
    private static final ClassValue<RequestRules> KNOWN = new ClassValue<>() {
        @Override
        protected RequestRules computeValue(Class<?> type) {
            return new RequestRules(type);
        }
    };

    private final Map<String, FieldRule> fields = new LinkedHashMap<>();
    private final List<String> oneOf;

    private RequestRules(Class<?> type) {
        Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getAccessor().getAnnotation(JsonAnyGetter.class) == null)
                .map(FieldRule::of)
                .forEach(field -> fields.put(field.name(), field));
        NeedsOneOf needs = type.getAnnotation(NeedsOneOf.class);
        this.oneOf = needs == null ? List.of() : List.of(needs.value());
    }

    /** The rules of an operation; empty where this release has no record of its request. */
    static Optional<RequestRules> of(Target target) {
        return target.operation()
                .map(operation -> operation.requestType())
                .filter(Class::isRecord)
                .map(KNOWN::get);
    }

    /** Puts in what can have one value only, such as {@code instType=SPOT}. */
    void fillIn(Map<String, Object> request) {
        fields.values().forEach(field -> field.onlyValue().ifPresent(value -> {
            if (absent(request.get(field.name()))) {
                request.put(field.name(), value);
            }
        }));
    }

    /** Writes JSON numbers and booleans where BloFin wants them instead of text. */
    Map<String, Object> inJson(Map<String, Object> request) {
        Map<String, Object> written = new LinkedHashMap<>(request);
        written.replaceAll(
                (name, value) -> fields.containsKey(name) ? fields.get(name).inJson(value) : value);
        return written;
    }

    /**
     * Finds all faults.
     *
     * @param request values as they would be sent
     * @param free names that need not be known
     * @param where prefix of every fault
     */
    void check(Map<String, Object> request, Set<String> free, String where, Faults faults) {
        for (Map.Entry<String, Object> parameter : request.entrySet()) {
            FieldRule field = fields.get(parameter.getKey());
            if (field != null) {
                checkValue(field, parameter.getValue(), where, faults);
            } else if (!free.contains(parameter.getKey())) {
                faults.addUnknown(where, unknown(parameter.getKey()));
            }
        }
        Set<Set<String>> told = new LinkedHashSet<>();
        fields.values().forEach(field -> checkPresence(field, request, told, where, faults));
        if (!oneOf.isEmpty() && oneOf.stream().allMatch(name -> absent(request.get(name)))) {
            faults.add(where, String.join(" or ", oneOf) + " is missing");
        }
    }

    private String unknown(String name) {
        if (fields.isEmpty()) {
            return name + " is unknown; this operation takes no parameters";
        }
        return name + " is unknown; did you mean " + String.join(" or ", NearestNames.of(name, fields.keySet(), 2))
                + "?";
    }

    private static void checkValue(FieldRule field, Object value, String where, Faults faults) {
        if (absent(value)) {
            return;
        }
        if (field.element() != null) {
            checkElements(field, value, where, faults);
        } else if (value instanceof Map || value instanceof Collection) {
            faults.add(where, field.name() + " is a structure; give one plain value");
        } else {
            field.fault(String.valueOf(value)).ifPresent(fault -> faults.add(where, fault));
        }
    }

    private static void checkElements(FieldRule field, Object value, String where, Faults faults) {
        if (!(value instanceof Collection<?> elements)) {
            faults.add(where, field.name() + " is no list; give a List of Maps or records");
            return;
        }
        RequestRules rules = KNOWN.get(field.element());
        int index = 0;
        for (Object element : elements) {
            String here = where + field.name() + "[" + index++ + "].";
            if (element instanceof Map<?, ?> nested) {
                Map<String, Object> values = new LinkedHashMap<>();
                nested.forEach((name, inner) -> values.put(String.valueOf(name), inner));
                rules.check(values, Set.of(), here, faults);
            } else {
                faults.add(where, field.name() + "[" + (index - 1) + "] is no object");
            }
        }
    }

    private static void checkPresence(
            FieldRule field, Map<String, Object> request, Set<Set<String>> told, String where, Faults faults) {
        boolean absent = absent(request.get(field.name()));
        if (absent && field.required()) {
            faults.add(where, field.name() + " is missing" + field.allowed());
        }
        List<String> others = field.alternatives();
        if (absent && !others.isEmpty() && others.stream().allMatch(name -> absent(request.get(name)))) {
            List<String> names = new ArrayList<>(List.of(field.name()));
            names.addAll(others);
            if (told.add(new TreeSet<>(names))) {
                faults.add(where, String.join(" or ", names) + " is missing");
            }
        }
        field.exception().ifPresent(other -> {
            boolean excepted = other[1].equals(String.valueOf(request.get(other[0])));
            if (excepted && !absent) {
                faults.add(where, field.name() + " must not be given with " + other[0] + "=" + other[1]);
            } else if (!excepted && absent) {
                faults.add(where, field.name() + " is missing (only " + other[0] + "=" + other[1] + " goes without)");
            }
        });
    }

    private static boolean absent(Object value) {
        return value == null
                || (value instanceof CharSequence text && text.toString().isBlank());
    }
}
