package io.github.camelblofin.limit;

/** How a call ended, as far as limits are concerned. */
public enum Ending {
    /** BloFin answered, if only with a refusal. */
    ANSWERED,
    /** Nobody knows whether it arrived. */
    LOST,
    /** It was never sent: its place is free at once. */
    UNSENT
}
