package io.github.camelblofin.reference;

import io.github.camelblofin.api.ReferenceKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * How long answers are used.
 *
 * @param lifetimes by kind; a kind that is missing keeps the default
 */
public record ReferenceSettings(Map<ReferenceKind, Duration> lifetimes) {
    /** The defaults of {@link ReferenceKind}. */
    public static final ReferenceSettings DEFAULTS = new ReferenceSettings(Map.of());

    /** @throws IllegalArgumentException when a lifetime is not positive */
    public ReferenceSettings {
        Map<ReferenceKind, Duration> complete = new EnumMap<>(ReferenceKind.class);
        Arrays.stream(ReferenceKind.values()).forEach(kind -> complete.put(kind, kind.lifetime()));
        complete.putAll(lifetimes);
        complete.forEach((kind, lifetime) -> {
            if (lifetime.isNegative() || lifetime.isZero()) {
                throw new IllegalArgumentException(
                        "The lifetime of " + kind + " must be positive; cache=false switches the cache off");
            }
        });
        lifetimes = Map.copyOf(complete);
    }

    Duration lifetime(ReferenceKind kind) {
        return lifetimes.get(kind);
    }
}
