package io.github.camelblofin.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Which position an order or position belongs to: {@link #NET} in one-way mode, {@link #LONG} or {@link #SHORT} in hedge mode. */
public record PositionSide(@JsonValue String value) implements Term {
    public static final PositionSide NET = new PositionSide("net");
    public static final PositionSide LONG = new PositionSide("long");
    public static final PositionSide SHORT = new PositionSide("short");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PositionSide {
        Term.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
