package io.github.camelblofin.simulator.exchange.model;

import java.util.Optional;

/** Margin of one position: the whole wallet or its own share. */
public enum MarginMode implements BlofinText {
    CROSS("cross"),
    ISOLATED("isolated");

    private final String text;

    MarginMode(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }

    /** The constant BloFin writes as {@code text}; empty when there is none. */
    public static Optional<MarginMode> of(String text) {
        return BlofinText.find(values(), text);
    }
}
