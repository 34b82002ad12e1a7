package io.github.camelblofin.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How the size of a close of copy trading is meant. */
public record CloseBasis(@JsonValue String value) implements Term {
    /** The size is a number of contracts; BloFin calls this {@code pnl}. */
    public static final CloseBasis CONTRACTS = new CloseBasis("pnl");

    /** The size is a fraction of the position: 0.1 is 10 %. */
    public static final CloseBasis RATIO = new CloseBasis("fixedRatio");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CloseBasis {
        Term.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
