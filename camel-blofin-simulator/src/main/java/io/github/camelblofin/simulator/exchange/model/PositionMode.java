package io.github.camelblofin.simulator.exchange.model;

import java.util.Optional;

/** One position an instrument, or a long and a short one beside each other. */
public enum PositionMode implements BlofinText {
    NET("net_mode"),
    LONG_SHORT("long_short_mode");

    private final String text;

    PositionMode(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }

    /** The constant BloFin writes as {@code text}; empty when there is none. */
    public static Optional<PositionMode> of(String text) {
        return BlofinText.find(values(), text);
    }
}
