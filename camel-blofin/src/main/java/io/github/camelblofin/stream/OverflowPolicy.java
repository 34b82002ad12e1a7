package io.github.camelblofin.stream;

/** What happens when the listener is slower than the exchange. */
public enum OverflowPolicy {
    /** The socket is not read until there is room: nothing is lost, and all who share it wait. */
    BLOCK
}
