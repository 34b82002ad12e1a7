package io.github.camelblofin.simulator.exchange.model;

import java.util.Optional;

/** Which position of an instrument an order or a row speaks of. */
public enum PositionSide implements BlofinText {
    NET("net"),
    LONG("long"),
    SHORT("short");

    private final String text;

    PositionSide(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }

    /** The constant BloFin writes as {@code text}; empty when there is none. */
    public static Optional<PositionSide> of(String text) {
        return BlofinText.find(values(), text);
    }
}
