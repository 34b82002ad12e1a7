package io.github.camelblofin;

/** Where a polling consumer begins without a stored position: the option {@code pollFrom}. */
public enum PollFrom {
    /** At the rows that come after its start. */
    now,
    /** At the oldest row that BloFin lists. */
    earliest
}
