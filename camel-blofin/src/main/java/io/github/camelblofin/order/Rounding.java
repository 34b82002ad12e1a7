package io.github.camelblofin.order;

import java.math.RoundingMode;
import java.util.Optional;

/**
 * What happens to a price or a size that is no multiple of its instrument's step: the option {@code rounding}. Limits are
 * never repaired: what is below the least or above the most stays refused.
 */
public enum Rounding {
    /** Refuse it, and name the nearest allowed values. */
    reject,
    /**
     * Sizes down. Prices so that they are never worse than asked (buys down, sells up), triggers so that they fire no later
     * than asked; where a request does not tell which way that is, the price is refused.
     */
    down,
    /** To the nearest step; a value in the middle goes where {@link #down} would put it. */
    nearest;

    /** How a size is rounded; empty: not at all. */
    Optional<RoundingMode> ofSize() {
        return switch (this) {
            case reject -> Optional.empty();
            case down -> Optional.of(RoundingMode.FLOOR);
            case nearest -> Optional.of(RoundingMode.HALF_DOWN);
        };
    }

    /**
     * How a price is rounded; empty: not at all.
     *
     * @param safe {@code FLOOR} or {@code CEILING}, the way that cannot hurt; {@code null}: the request does not tell
     */
    Optional<RoundingMode> ofPrice(RoundingMode safe) {
        return switch (this) {
            case reject -> Optional.empty();
            case down -> Optional.ofNullable(safe);
            case nearest -> Optional.of(safe == RoundingMode.CEILING ? RoundingMode.HALF_UP : RoundingMode.HALF_DOWN);
        };
    }
}
