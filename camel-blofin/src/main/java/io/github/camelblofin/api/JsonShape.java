package io.github.camelblofin.api;

/** Shape of a request body or of {@code data} in an answer. */
public enum JsonShape {
    /** No body: parameters go into the query. */
    NO_BODY,
    /** One object. */
    OBJECT,
    /** A list, in requests even for a single item. */
    ARRAY,
    /** Not established: whatever comes is passed on. */
    OPEN
}
