package io.github.camelblofin.api;

/** Whether to send a call again after an error. */
public enum RetryAdvice {
    /** It succeeded. */
    NOT_NEEDED,
    /** Yes: nothing was done. */
    SAFE,
    /** Look first whether it was done. Reads may be sent again. */
    AMBIGUOUS,
    /** No: it fails again until something is repaired. */
    NEVER
}
