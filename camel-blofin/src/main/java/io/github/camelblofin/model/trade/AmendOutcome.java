package io.github.camelblofin.model.trade;

/** How an order was changed. */
public enum AmendOutcome {
    /** BloFin changed the order itself. */
    AMENDED,
    /** The order was cancelled and what was left of it placed anew: it has another id now. */
    REPLACED,
    /** The order was cancelled; it had filled as much as the new size allows, so nothing was placed. */
    NOTHING_LEFT,
    /** The order was filled or cancelled before it could be changed, so nothing was placed. */
    TOO_LATE
}
