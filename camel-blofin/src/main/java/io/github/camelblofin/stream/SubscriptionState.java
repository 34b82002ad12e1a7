package io.github.camelblofin.stream;

/** Where a subscription stands. */
public enum SubscriptionState {
    /** Not all is confirmed yet, for the first time. */
    SUBSCRIBING,
    /** All that was not refused is confirmed. */
    STREAMING,
    /** A connection was lost; it is being restored. */
    INTERRUPTED,
    /**
     * The listener was too slow for too long, so it was unsubscribed for the others' sake. It comes back by itself when
     * what it had received is worked off; what is pushed meanwhile is missed.
     */
    LAGGING,
    /** The login, or every single subscription, was refused. */
    REFUSED,
    /** Unsubscribed for a while, on request. */
    PAUSED,
    /** Ended. */
    CLOSED
}
