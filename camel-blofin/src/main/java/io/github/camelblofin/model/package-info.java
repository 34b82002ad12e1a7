/**
 * What BloFin sends and takes, as immutable records with BloFin's own field names.
 *
 * <p>Amounts, prices and sizes are exact ({@link java.math.BigDecimal}), times are {@link java.time.Instant}s of
 * millisecond precision, and enumerations are {@link io.github.camelblofin.model.Term}s that keep values this release
 * does not know. A field that BloFin left out, sent as {@code null} or as empty text is {@code null} here. Fields this
 * release does not know are kept in {@code extra}, so nothing BloFin sent is lost.
 */
package io.github.camelblofin.model;
