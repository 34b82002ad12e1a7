package io.github.camelblofin;

/** What happens when a route is slower than its channel and the mailbox is full: the option {@code overflow}. */
public enum Overflow {
    /**
     * The socket is not read until there is room, for {@code maxPause} at most where other routes share it; then the
     * subscription leaves until its backlog is worked off.
     */
    block,
    /** The latest push of each instrument, or candle, replaces the one that waits. */
    conflate,
    /** The pushes that have waited longest are dropped. */
    dropOldest,
    /** The subscription leaves at once with an error, until its backlog is worked off. */
    fail
}
