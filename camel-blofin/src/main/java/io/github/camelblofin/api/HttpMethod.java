package io.github.camelblofin.api;

/** The HTTP methods BloFin uses; all writes are {@code POST}. */
public enum HttpMethod {
    GET,
    POST
}
