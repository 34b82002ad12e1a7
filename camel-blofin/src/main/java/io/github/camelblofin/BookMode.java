package io.github.camelblofin;

/** What a consumer of a `books` channel delivers. */
public enum BookMode {
    /** BloFin's messages as they come: a snapshot, then changes. */
    none,
    /** The same, each shown to continue the one before; a hole is told, and mended with a new snapshot. */
    delta,
    /** The whole book, maintained. */
    full
}
