package io.github.camelblofin.stream;

/** Where a connection stands. */
public enum ConnectionState {
    /** A socket is on its way. */
    CONNECTING,
    /** The login awaits its answer. */
    AUTHENTICATING,
    /** A request about subscriptions awaits its answers; messages of confirmed ones flow. */
    SUBSCRIBING,
    /** Nothing is to be asked; messages flow. */
    STREAMING,
    /** No socket; an attempt follows. */
    WAITING,
    /** Ended for good. */
    CLOSED;

    /** Whether there is a socket, or one on its way. */
    boolean live() {
        return this != WAITING && this != CLOSED;
    }

    /** Whether subscriptions can be asked for. */
    boolean ready() {
        return this == SUBSCRIBING || this == STREAMING;
    }
}
