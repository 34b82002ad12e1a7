package io.github.camelblofin.simulator.exchange.model;

import java.util.Optional;

/** What a candle is built from; the text is the WebSocket channel's prefix. */
public enum CandleKind implements BlofinText {
    TRADE("candle"),
    INDEX("index-candle"),
    MARK("mark-price-candle");

    private final String text;

    CandleKind(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }

    /** The constant BloFin writes as {@code text}; empty when there is none. */
    public static Optional<CandleKind> of(String text) {
        return BlofinText.find(values(), text);
    }
}
