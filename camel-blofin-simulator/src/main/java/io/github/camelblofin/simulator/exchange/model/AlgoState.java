package io.github.camelblofin.simulator.exchange.model;

import java.util.Optional;

/** Life of a TP/SL or trigger order: live, then one of the others. */
public enum AlgoState implements BlofinText {
    LIVE("live"),
    /** It fired and its order was taken. */
    EFFECTIVE("effective"),
    CANCELED("canceled"),
    /** It fired and its order was refused. */
    ORDER_FAILED("order_failed");

    private final String text;

    AlgoState(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }

    /** The constant BloFin writes as {@code text}; empty when there is none. */
    public static Optional<AlgoState> of(String text) {
        return BlofinText.find(values(), text);
    }
}
