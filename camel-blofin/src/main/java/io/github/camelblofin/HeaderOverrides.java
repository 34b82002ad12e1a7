package io.github.camelblofin;

/** What message headers may decide: the option {@code headerOverrides}. Never credentials or the environment. */
public enum HeaderOverrides {
    /** Nothing. */
    none,
    /** Request parameters, by the header {@link BlofinHeaders#PARAMS}. */
    params
}
