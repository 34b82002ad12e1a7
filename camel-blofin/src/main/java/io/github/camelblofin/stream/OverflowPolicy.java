package io.github.camelblofin.stream;

/** What happens when the listener is slower than the exchange and the mailbox is full. */
public enum OverflowPolicy {
    /**
     * The socket is not read until there is room. Where others share it, that lasts no longer than the request's {@code
     * maxPause}; then the subscription leaves until its backlog is worked off.
     */
    BLOCK,
    /** A newer message takes the place of one of its instrument that waits; what cannot be replaced blocks. */
    CONFLATE,
    /** The messages that have waited longest are dropped. */
    DROP_OLDEST,
    /** The subscription leaves at once and tells the listener of a problem, until its backlog is worked off. */
    FAIL
}
