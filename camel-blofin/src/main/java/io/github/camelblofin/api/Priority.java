package io.github.camelblofin.api;

/** Who goes first when calls must wait for the rate limit: the order of the constants. */
public enum Priority {
    /** Reduces risk or settles an unknown outcome: cancel, close, look up an order. */
    CANCEL,
    /** Places or amends orders. */
    PLACE,
    /** Reads or sets up the account. */
    ACCOUNT,
    /** Reads market data, or polls: nobody waits for it. */
    MARKET
}
