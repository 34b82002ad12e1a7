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

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderType {
        Term.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
