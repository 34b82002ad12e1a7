package io.github.camelblofin.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where a TP/SL or trigger order is in its life. All but {@link #LIVE} are final. */
public record AlgoState(@JsonValue String value) implements Term {
    /** Waiting for its trigger. */
    public static final AlgoState LIVE = new AlgoState("live");

    /** Fired: the order behind it was placed. */
    public static final AlgoState EFFECTIVE = new AlgoState("effective");

    public static final AlgoState CANCELED = new AlgoState("canceled");
    /** Fired, but the order behind it was refused. */
    public static final AlgoState ORDER_FAILED = new AlgoState("order_failed");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AlgoState {
        Term.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
