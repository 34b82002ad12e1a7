package io.github.camelblofin.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How an order executes. */
public record OrderType(@JsonValue String value) implements Term {
    public static final OrderType MARKET = new OrderType("market");
    public static final OrderType LIMIT = new OrderType("limit");
    public static final OrderType POST_ONLY = new OrderType("post_only");
    public static final OrderType FOK = new OrderType("fok");
    public static final OrderType IOC = new OrderType("ioc");

    /** An order that waits for a price; algo orders only. */
    public static final OrderType TRIGGER = new OrderType("trigger");

    /** A TP/SL order; pushes of algo orders only. */
    public static final OrderType CONDITIONAL = new OrderType("conditional");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderType {
        Term.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
