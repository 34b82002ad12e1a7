package io.github.camelblofin.api;

/** What a newer push of a channel makes of one of the same instrument that still waits for a slow route. */
public enum Conflation {
    /** Nothing: each push tells something of its own, so none may be left out. */
    NONE,
    /** It replaces it: each push is a full picture. */
    LATEST,
    /** It replaces it while both are about the same candle and the waiting one is not finished. */
    LATEST_OF_CANDLE,
    /** It replaces it and takes over the fields that it does not have itself: a push holds what changed. */
    FIELDS
}
