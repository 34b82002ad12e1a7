package io.github.camelblofin.limit;

import java.time.Duration;
import java.util.Optional;

/**
 * BloFin's refusal of a call because there were too many.
 *
 * @param firewall HTTP 403 instead of 429
 * @param retryAfter how long to wait, where BloFin said so
 */
public record Stop(boolean firewall, Optional<Duration> retryAfter) {}
