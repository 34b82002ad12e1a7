package io.github.camelblofin.api;

/** What a call counts against besides its address, which every call counts against. Source: "Rate Limits". */
public enum RateClass {
    /** The address only: 500 in 60 s and 1,500 in 300 s. */
    IP,
    /** The user's trading budget too: 30 in 10 s. */
    TRADING_USER
}
