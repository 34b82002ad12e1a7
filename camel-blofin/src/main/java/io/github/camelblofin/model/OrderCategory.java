package io.github.camelblofin.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Why an order exists: placed by the user, or by the exchange. */
public record OrderCategory(@JsonValue String value) implements Term {
    public static final OrderCategory NORMAL = new OrderCategory("normal");
    public static final OrderCategory FULL_LIQUIDATION = new OrderCategory("full_liquidation");
    public static final OrderCategory PARTIAL_LIQUIDATION = new OrderCategory("partial_liquidation");
    public static final OrderCategory ADL = new OrderCategory("adl");
    public static final OrderCategory TP = new OrderCategory("tp");
    public static final OrderCategory SL = new OrderCategory("sl");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderCategory {
        Term.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
