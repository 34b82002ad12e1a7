package io.github.camelblofin.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Direction of an order or trade. */
public record Side(@JsonValue String value) implements Term {
    public static final Side BUY = new Side("buy");
    public static final Side SELL = new Side("sell");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Side {
        Term.require(value);
    }

    /** The other side. */
    public Side opposite() {
        return equals(BUY) ? SELL : BUY;
    }

    @Override
    public String toString() {
        return value;
    }
}
