package io.github.camelblofin.simulator.exchange.model;

import java.util.Optional;

/** Life of an order: live, partially_filled, then one of the final states. */
public enum OrderState implements BlofinText {
    LIVE("live", false),
    PARTIALLY_FILLED("partially_filled", false),
    FILLED("filled", true),
    CANCELED("canceled", true),
    PARTIALLY_CANCELED("partially_canceled", true);

    private final String text;
    private final boolean finished;

    OrderState(String text, boolean finished) {
        this.text = text;
        this.finished = finished;
    }

    @Override
    public String text() {
        return text;
    }

    /** True when nothing can happen to the order any more. */
    public boolean finished() {
        return finished;
    }

    /** The constant BloFin writes as {@code text}; empty when there is none. */
    public static Optional<OrderState> of(String text) {
        return BlofinText.find(values(), text);
    }
}
