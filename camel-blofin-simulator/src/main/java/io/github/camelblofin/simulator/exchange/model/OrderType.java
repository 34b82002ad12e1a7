package io.github.camelblofin.simulator.exchange.model;

import java.util.Optional;

/** How an order meets the book ({@code orderType}). */
public enum OrderType implements BlofinText {
    MARKET("market"),
    LIMIT("limit"),
    POST_ONLY("post_only"),
    FOK("fok"),
    IOC("ioc");

    private final String text;

    OrderType(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }

    /** The constant BloFin writes as {@code text}; empty when there is none. */
    public static Optional<OrderType> of(String text) {
        return BlofinText.find(values(), text);
    }
}
