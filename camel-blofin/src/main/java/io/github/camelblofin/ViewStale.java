package io.github.camelblofin;

/** What a view that cannot be relied on does. */
public enum ViewStale {
    /** The message fails with a {@code BlofinUnavailableException} that may be tried again. */
    fail,
    /** The last that was known is answered, with its age. */
    allow
}
