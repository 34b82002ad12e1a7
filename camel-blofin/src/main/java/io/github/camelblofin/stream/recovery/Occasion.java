package io.github.camelblofin.stream.recovery;

/** Why something is read. */
enum Occasion {
    /** The stream begins: what is there now counts as known and is not delivered. */
    BASELINE,
    /** The stream was away, or a hole was seen in it: live messages wait. */
    RECOVERY,
    /** Once more some seconds after a recovery, since BloFin lists rows with a delay. */
    RECHECK,
    /** From time to time, in case BloFin did not push something. */
    RECONCILE
}
