package io.github.camelblofin.api;

/** Where a code occurs. */
public enum ErrorScope {
    /** In the envelope of a REST answer. */
    REST,
    /** In an item of a REST answer. */
    ITEM,
    /** In an event of a socket. */
    WEBSOCKET,
    /** It stands for an HTTP status or a missing answer. */
    HTTP,
    /** Anywhere. */
    ANY
}
