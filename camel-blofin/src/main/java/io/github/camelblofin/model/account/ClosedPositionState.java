package io.github.camelblofin.model.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.camelblofin.model.Term;

/** How a position ended, wholly or in part. */
public record ClosedPositionState(@JsonValue String value) implements Term {
    public static final ClosedPositionState PARTIALLY_CLOSED = new ClosedPositionState("partially_closed");
    public static final ClosedPositionState CLOSED = new ClosedPositionState("closed");
    public static final ClosedPositionState LIQUIDATED = new ClosedPositionState("liquidated");
    public static final ClosedPositionState PARTIALLY_LIQUIDATED = new ClosedPositionState("partially_liquidated");
    /** Closed by automatic deleveraging. */
    public static final ClosedPositionState ADL = new ClosedPositionState("adl");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ClosedPositionState {
        Term.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
