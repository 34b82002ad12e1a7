package io.github.camelblofin.error;

/** What became of one item of a batch. */
public enum ItemOutcome {
    /** BloFin took it. */
    DONE,
    /** BloFin refused it: nothing was done. */
    FAILED,
    /** It possibly happened: look before it is sent again. */
    UNKNOWN,
    /** It was never sent, since an earlier call of the same batch went wrong. */
    NOT_SENT
}
