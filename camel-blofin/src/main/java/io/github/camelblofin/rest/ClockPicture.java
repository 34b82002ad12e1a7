package io.github.camelblofin.rest;

import java.time.Duration;

/**
 * What is known about the clock of an exchange, for people and metrics. Offsets are the exchange's time minus this
 * machine's wall clock: positive where this machine is late.
 *
 * @param known whether anything was measured; the other fields are zero otherwise
 * @param offset likeliest offset
 * @param lower the offset is at least this
 * @param upper the offset is at most this
 * @param age since the last answer that was used
 * @param samples answers that were used since the last reset
 * @param resets how often what was known turned out wrong: a clock was set, here or there, or this machine slept
 */
public record ClockPicture(
        boolean known, Duration offset, Duration lower, Duration upper, Duration age, long samples, long resets) {
    /** An offset that BloFin nearly refuses, or refuses: it allows 60 seconds. */
    private static final Duration LARGE = Duration.ofSeconds(30);

    /** Whether this machine's clock should be set. */
    public boolean largeOffset() {
        return known && offset.abs().compareTo(LARGE) > 0;
    }

    /** The offset for people: {@code 612 s behind}. */
    public String words() {
        long seconds = offset.abs().toSeconds();
        return seconds + " s " + (offset.isNegative() ? "ahead of" : "behind");
    }
}
