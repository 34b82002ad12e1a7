package io.github.camelblofin.stream;

/** What a message's rows are decoded to. */
public enum RowForm {
    /** The channel's record, or a Map where this release has none. */
    TYPED,
    /** Maps, or Lists for candles, with BloFin's own field names. */
    MAP,
    /** Not decoded: the message has no rows, only its text. */
    NONE
}
