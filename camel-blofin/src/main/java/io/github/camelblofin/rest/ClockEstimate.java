package io.github.camelblofin.rest;

import java.time.Duration;

/**
 * What is known about the exchange's time of day: it lies between two bounds, at one moment of the monotonic clock. As time
 * passes the bounds move on with it and drift apart by {@link #DRIFT}, since no two clocks run alike. Immutable; a pure
 * function of what it is told. All numbers are nanoseconds; times of day since the epoch.
 *
 * @param at moment on the monotonic clock
 * @param lower the exchange's time of day then is not before this
 * @param upper the exchange's time of day then is before this, or at it
 */
record ClockEstimate(long at, long lower, long upper) {
    /** Most that two clocks drift apart, as parts per million: many times what sound hardware does. */
    static final long DRIFT = 200;

    private static final long MILLION = 1_000_000;
    /** {@code Date} headers count whole seconds: the true time is up to this much later. */
    private static final long RESOLUTION = Duration.ofSeconds(1).toNanos();

    ClockEstimate {
        if (lower > upper) {
            throw new IllegalArgumentException("bounds are upside down");
        }
    }

    /**
     * What one answer tells. It was dated somewhere between sending and receiving, and its date is cut to the second: the
     * exchange's time at receiving is not before the date, and not after the date plus a second plus the way.
     *
     * @param date the answer's date
     * @param sent when the call went out, on the monotonic clock
     * @param received when the answer was there, on the monotonic clock
     */
    static ClockEstimate ofAnswer(long date, long sent, long received) {
        long way = received - sent;
        return new ClockEstimate(received, date, date + RESOLUTION + way + drift(way));
    }

    /** The same knowledge, of another moment; knowledge of the past is worth less. */
    ClockEstimate at(long moment) {
        long passed = moment - at;
        long doubt = drift(Math.abs(passed));
        return new ClockEstimate(moment, lower + passed - doubt, upper + passed + doubt);
    }

    private static long drift(long passed) {
        // Rounded up, and divided first so that no span overflows.
        return passed / MILLION * DRIFT + DRIFT;
    }

    /** Whether both can be true. */
    boolean agreesWith(ClockEstimate other) {
        ClockEstimate same = at(other.at);
        return same.lower <= other.upper && other.lower <= same.upper;
    }

    /** What both know together, at the moment of the other. */
    ClockEstimate and(ClockEstimate other) {
        ClockEstimate same = at(other.at);
        return new ClockEstimate(other.at, Math.max(same.lower, other.lower), Math.min(same.upper, other.upper));
    }

    /** The exchange's time of day at a moment was not before this; ignored where it cannot be true. */
    ClockEstimate notBefore(long time, long moment) {
        ClockEstimate then = at(moment);
        return time > then.upper ? this : new ClockEstimate(moment, Math.max(then.lower, time), then.upper);
    }

    /** The time of day at a moment: the guess where it can be true, else half way between the bounds. */
    long time(long moment, long guess) {
        ClockEstimate then = at(moment);
        return guess >= then.lower && guess <= then.upper ? guess : then.middle();
    }

    /** Half way between the bounds. */
    long middle() {
        return lower + (upper - lower) / 2;
    }
}
