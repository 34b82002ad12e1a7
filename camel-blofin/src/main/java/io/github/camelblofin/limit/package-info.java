/**
 * How many calls BloFin takes, and who goes first: one budget for each address and each user of an exchange, shared by all
 * of the JVM. {@link io.github.camelblofin.limit.RateLimiter} decides and has no effects; {@link
 * io.github.camelblofin.limit.CallGate} is its thin shell, {@link io.github.camelblofin.limit.CallGates} finds the one that is
 * meant.
 */
package io.github.camelblofin.limit;
