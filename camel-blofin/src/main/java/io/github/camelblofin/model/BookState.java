package io.github.camelblofin.model;

/** Whether a maintained order book is the exchange's. */
public enum BookState {
    /** It holds all that BloFin has pushed since the last snapshot, without a hole. */
    SYNCED,
    /** It is not known at present: nothing may be decided on it until a view is synced again. */
    UNSYNCED
}
