package io.github.camelblofin.model;

/**
 * An order that is open at BloFin.
 *
 * @param kind which of BloFin's three kinds it is of
 * @param instId instrument
 * @param id BloFin's id: {@code orderId}, {@code tpslId} or {@code algoId}
 * @param clientOrderId the caller's id; {@code null}: none
 */
public record StandingOrder(Kind kind, String instId, String id, String clientOrderId) {
    /** BloFin's kinds of orders, which have ids and calls of their own. */
    public enum Kind {
        /** Market, limit and the like. */
        ORDER,
        /** Take-profit and stop-loss. */
        TPSL,
        /** Trigger orders. */
        ALGO
    }
}
