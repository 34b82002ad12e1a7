package io.github.camelblofin;

/** What a message body holds: the option {@code output}. */
public enum Output {
    /** Records of {@code io.github.camelblofin.model}; maps where this release has no record. */
    typed,
    /** {@code Map}s, or lists of them, with BloFin's field names. */
    map,
    /** The text of BloFin's {@code data}, exactly as it came. */
    json,
    /** The text of the whole answer or push, exactly as it came. */
    raw
}
