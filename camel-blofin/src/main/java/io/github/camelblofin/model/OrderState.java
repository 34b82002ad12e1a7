package io.github.camelblofin.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where an order is in its life. {@link #FILLED}, {@link #CANCELED} and {@link #PARTIALLY_CANCELED} are final; the last one may have fills. */
public record OrderState(@JsonValue String value) implements Term {
    public static final OrderState LIVE = new OrderState("live");
    public static final OrderState PARTIALLY_FILLED = new OrderState("partially_filled");
    public static final OrderState FILLED = new OrderState("filled");
    public static final OrderState CANCELED = new OrderState("canceled");
    public static final OrderState PARTIALLY_CANCELED = new OrderState("partially_canceled");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderState {
        Term.require(value);
    }

    /** Whether the order can still fill. */
    public boolean open() {
        return equals(LIVE) || equals(PARTIALLY_FILLED);
    }

    @Override
    public String toString() {
        return value;
    }
}
