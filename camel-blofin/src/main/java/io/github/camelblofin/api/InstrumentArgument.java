package io.github.camelblofin.api;

/** Whether a subscription names an instrument. */
public enum InstrumentArgument {
    /** It must. */
    REQUIRED,
    /** It may; without one the channel covers all instruments. */
    OPTIONAL,
    /** It cannot: the channel is about the account. */
    NO_INSTRUMENT
}
