package io.github.camelblofin;

/** What becomes of reads of market data when much of a limit is used. */
public enum OnThreshold {
    /** They wait like everything else. */
    none,
    /** They fail at once, so that others go on. */
    refuse,
    /** They get the last answer to the same question, up to five minutes old; where there is none, they fail. */
    cache
}
