package io.github.camelblofin.rest;

import java.time.Duration;

/**
 * What a {@link ServerClock} knows and how it changes: each method gives the next state. Answers that agree sharpen the
 * estimate. One that contradicts it is only remembered, since a cache on the way may have sent an old date; the second one
 * that says the same is believed, and a refusal because of the time is believed at once. When this machine's wall clock
 * jumps against its monotonic clock it was set, or the machine slept, which stops the monotonic clock: everything is
 * forgotten then. Immutable and pure.
 *
 * @param estimate the exchange's time; {@code null}: nothing is known
 * @param rival an answer that contradicted it; {@code null}: none
 * @param wall wall clock when this machine's clocks were last compared, in nanoseconds since the epoch
 * @param ticks monotonic clock at the same moment
 * @param samples answers that were used since the last reset
 * @param resets how often everything was forgotten or replaced
 */
record ClockKnowledge(ClockEstimate estimate, ClockEstimate rival, long wall, long ticks, long samples, long resets) {
    /** A jump of the wall clock below this may be rounding, or a clock being slewed. */
    static final long JUMP = Duration.ofSeconds(1).toNanos();

    /** Most that a clock is slewed on purpose, as a fraction of the time that passed. */
    private static final long SLEW = 1_000;

    static ClockKnowledge none(long wall, long ticks) {
        return new ClockKnowledge(null, null, wall, ticks, 0, 0);
    }

    /** This machine's clocks were read; forgets everything if they moved apart. */
    ClockKnowledge read(long wallNow, long ticksNow) {
        long passed = ticksNow - ticks;
        long apart = Math.abs(wallNow - wall - passed);
        if (apart <= JUMP + Math.abs(passed) / SLEW) {
            return this;
        }
        boolean knew = estimate != null || rival != null;
        return new ClockKnowledge(null, null, wallNow, ticksNow, 0, knew ? resets + 1 : resets);
    }

    /** The same, and the next comparison starts from here, so that slow slewing never adds up to a jump. */
    ClockKnowledge compared(long wallNow, long ticksNow) {
        ClockKnowledge now = read(wallNow, ticksNow);
        return new ClockKnowledge(now.estimate, now.rival, wallNow, ticksNow, now.samples, now.resets);
    }

    /** An answer was dated. */
    ClockKnowledge with(ClockEstimate sample) {
        if (estimate == null) {
            return new ClockKnowledge(sample, null, wall, ticks, 1, resets);
        }
        if (estimate.agreesWith(sample)) {
            return new ClockKnowledge(estimate.and(sample), null, wall, ticks, samples + 1, resets);
        }
        if (rival != null && rival.agreesWith(sample)) {
            return new ClockKnowledge(rival.and(sample), null, wall, ticks, 2, resets + 1);
        }
        return new ClockKnowledge(estimate, sample, wall, ticks, samples, resets);
    }

    /** An answer was dated that refused a call because of its time: what was known is wrong if this contradicts it. */
    ClockKnowledge corrected(ClockEstimate sample) {
        boolean wrong = estimate != null && !estimate.agreesWith(sample);
        return wrong ? new ClockKnowledge(sample, null, wall, ticks, 1, resets + 1) : with(sample);
    }

    /** Something that the exchange dated arrived. */
    ClockKnowledge notBefore(long time, long moment) {
        return estimate == null
                ? this
                : new ClockKnowledge(estimate.notBefore(time, moment), rival, wall, ticks, samples, resets);
    }
}
