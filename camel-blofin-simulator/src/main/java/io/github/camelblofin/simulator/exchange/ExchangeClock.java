package io.github.camelblofin.simulator.exchange;

import java.util.function.LongSupplier;

/** The given clock, never going backwards. Read once for every operation, which then has one time from start to end. */
final class ExchangeClock {

    private final LongSupplier source;
    private long latest = Long.MIN_VALUE;

    ExchangeClock(LongSupplier source) {
        this.source = source;
    }

    /** Reads the clock. */
    long now() {
        latest = Math.max(latest, source.getAsLong());
        return latest;
    }

    /** The latest reading: the time of the operation under way. */
    long latest() {
        return latest;
    }
}
