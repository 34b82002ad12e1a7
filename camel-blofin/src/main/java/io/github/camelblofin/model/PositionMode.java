package io.github.camelblofin.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Whether an instrument has one position or a long and a short one. Holds for all instruments at once. */
public record PositionMode(@JsonValue String value) implements Term {
    /** One-way: one position, long or short. */
    public static final PositionMode NET = new PositionMode("net_mode");

    /** Hedge: a long and a short position side by side. */
    public static final PositionMode LONG_SHORT = new PositionMode("long_short_mode");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PositionMode {
        Term.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
