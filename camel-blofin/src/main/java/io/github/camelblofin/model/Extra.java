package io.github.camelblofin.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes the map of unknown fields of a record immutable; keeps {@code null} values. Their order is not BloFin's: Jackson
 * hands them over in another one. For the records of this package and the packages below it; no service to anybody else.
 */
public final class Extra {
    private Extra() {}

    /** The same fields, unmodifiable; empty for {@code null}. */
    public static Map<String, Object> of(Map<String, Object> unknown) {
        return unknown == null || unknown.isEmpty()
                ? Map.of()
                : Collections.unmodifiableMap(new LinkedHashMap<>(unknown));
    }
}
