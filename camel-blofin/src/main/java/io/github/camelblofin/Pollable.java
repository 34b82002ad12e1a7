package io.github.camelblofin;

import io.github.camelblofin.api.HttpMethod;
import io.github.camelblofin.api.Operation;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Which operations are lists that can be read page by page, and so polled: those of the table that say how. */
final class Pollable {
    private Pollable() {}

    static boolean is(Operation operation) {
        return operation.method() == HttpMethod.GET && operation.paging().isPresent();
    }

    /** For messages. */
    static String names() {
        return Arrays.stream(Operation.values())
                .filter(Pollable::is)
                .map(Operation::path)
                .collect(Collectors.joining(", "));
    }
}
