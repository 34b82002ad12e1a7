package io.github.camelblofin.simulator.exchange.model;

import java.util.Optional;

/** The price that a trigger watches ({@code triggerPriceType}). */
public enum PriceSource implements BlofinText {
    LAST("last"),
    MARK("mark"),
    INDEX("index");

    private final String text;

    PriceSource(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }

    /** The constant BloFin writes as {@code text}; empty when there is none. */
    public static Optional<PriceSource> of(String text) {
        return BlofinText.find(values(), text);
    }
}
