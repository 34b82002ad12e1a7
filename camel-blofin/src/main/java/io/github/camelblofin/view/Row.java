package io.github.camelblofin.view;

/**
 * A row of a push or of a list.
 *
 * @param body the record
 */
public record Row(Version version, Object body) {}
