package io.github.camelblofin.simulator.exchange.model;

/**
 * Why an order ended without being filled. BloFin documents {@code user_canceled} only and answers {@code not_canceled}
 * on filled orders; an open order has the empty text. The other reasons share {@code system_canceled} and differ in
 * {@link #reason()}.
 */
public enum CancelSource implements BlofinText {
    NONE("", ""),
    NOT_CANCELED("not_canceled", ""),
    USER("user_canceled", "Order canceled by user"),
    POST_ONLY("system_canceled", "Post-only order would have taken liquidity"),
    FOK("system_canceled", "Fill-or-kill order could not be filled completely"),
    IOC("system_canceled", "Remainder of an immediate-or-cancel order"),
    NO_LIQUIDITY("system_canceled", "No liquidity left within the price limit"),
    REDUCE_ONLY("system_canceled", "Nothing left to reduce");

    private final String text;
    private final String reason;

    CancelSource(String text, String reason) {
        this.text = text;
        this.reason = reason;
    }

    /** Value of {@code cancelSource}. */
    @Override
    public String text() {
        return text;
    }

    /** Value of {@code cancelSourceReason}. */
    public String reason() {
        return reason;
    }
}
