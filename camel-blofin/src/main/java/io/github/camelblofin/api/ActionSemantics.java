package io.github.camelblofin.api;

/** What {@code action} beside {@code data} means in the pushes of a channel. */
public enum ActionSemantics {
    /** There is none: each row is a full picture. */
    NO_ACTION,
    /** It says {@code snapshot} or {@code update}, but each row is a full picture either way. */
    ALWAYS_FULL,
    /** A {@code snapshot} is the state, an {@code update} changes it and must continue its sequence. */
    SNAPSHOT_THEN_UPDATES
}
