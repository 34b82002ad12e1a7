package io.github.camelblofin;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.camelblofin.api.NearestNames;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.rest.Target;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds names of request parameters among the options that no operation has, when a route or the component starts: a typo
 * in {@code param.reduceOnly} must not wait for the first order.
 */
final class ParameterNames {
    private static final String PREFIX = "param.";

    private ParameterNames() {}

    /**
     * Checks what is on the URI of a producer.
     *
     * @throws IllegalArgumentException names what is wrong, what is near, and what lets a new parameter through
     */
    static void check(BlofinEndpoint endpoint, Target target) {
        Operation operation = target.operation().orElse(null);
        if (operation == null || !endpoint.getConfiguration().isValidate() || !described(operation)) {
            return;
        }
        Set<String> wrong = Stream.concat(
                        endpoint.givenOptions().stream()
                                .filter(option -> option.startsWith(PREFIX))
                                .map(option -> option.substring(PREFIX.length())),
                        Stream.of("instId", "bar", "limit").filter(endpoint::given))
                .filter(name -> !names(operation).contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("blofin:" + target.path() + " has on its URI "
                    + told(wrong, names(operation)) + ". " + wayOut("on the URI"));
        }
    }

    /**
     * Checks what the component gives all endpoints: each name must be known to some operation.
     *
     * @throws IllegalArgumentException as {@link #check}
     */
    static void checkDefaults(BlofinConfiguration defaults) {
        if (!defaults.isValidate()) {
            return;
        }
        Set<String> known = Arrays.stream(Operation.values())
                .flatMap(operation -> names(operation).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> wrong = new TreeSet<>(defaults.getParameters().keySet());
        wrong.removeAll(known);
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("The blofin component has among its parameters " + told(wrong, known)
                    + ". " + wayOut("on the component"));
        }
    }

    private static String wayOut(String where) {
        return "Repair the name; a parameter newer than this release goes into the map \"extra\" of the request's record,"
                + " or passes with validate=false " + where + ", which leaves requests unchecked";
    }

    private static String told(Collection<String> wrong, Collection<String> known) {
        return wrong.stream()
                .map(name -> name + ", which is unknown"
                        + (known.isEmpty()
                                ? " (it takes no parameters)"
                                : " (did you mean " + String.join(" or ", NearestNames.of(name, known, 2)) + "?)"))
                .collect(Collectors.joining("; "));
    }

    /** Whether the operation's parameters are known: of some only the path is. */
    private static boolean described(Operation operation) {
        return operation.requestType().isRecord() || !operation.experimental();
    }

    private static List<String> names(Operation operation) {
        return operation.requestType().isRecord()
                ? Arrays.stream(operation.requestType().getRecordComponents())
                        .filter(field -> field.getAccessor().getAnnotation(JsonAnyGetter.class) == null)
                        .map(RecordComponent::getName)
                        .toList()
                : List.of();
    }
}
