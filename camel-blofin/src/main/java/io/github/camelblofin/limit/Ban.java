package io.github.camelblofin.limit;

import java.time.Instant;

/**
 * A ban that BloFin has imposed.
 *
 * @param exchange host of the REST calls
 * @param budget who is banned: {@code address …} or {@code user …}
 * @param until when it ends, by this machine's clock
 * @param reason what BloFin said
 */
public record Ban(String exchange, String budget, Instant until, String reason) {}
