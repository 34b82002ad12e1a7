package io.github.camelblofin.order;

/** What became of a write. */
public enum Outcome {
    /** It was done. */
    PLACED,
    /** It was not done, and will not be. */
    NOT_PLACED,
    /** Nobody knows. */
    UNKNOWN
}
