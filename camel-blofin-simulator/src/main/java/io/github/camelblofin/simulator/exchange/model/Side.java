package io.github.camelblofin.simulator.exchange.model;

import java.util.Optional;

/** Direction of an order or of the taker of a trade. */
public enum Side implements BlofinText {
    BUY("buy", 1),
    SELL("sell", -1);

    private final String text;
    private final int sign;

    Side(String text, int sign) {
        this.text = text;
        this.sign = sign;
    }

    @Override
    public String text() {
        return text;
    }

    /** 1 for buy, -1 for sell: what a fill of this side adds to a signed position. */
    public int sign() {
        return sign;
    }

    /** The other side. */
    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }

    /** The constant BloFin writes as {@code text}; empty when there is none. */
    public static Optional<Side> of(String text) {
        return BlofinText.find(values(), text);
    }
}
