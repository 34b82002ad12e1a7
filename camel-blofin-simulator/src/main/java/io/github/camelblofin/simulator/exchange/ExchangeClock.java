package io.github.camelblofin.simulator.exchange;

import java.util.function.LongSupplier;

/** The given clock, never going backwards. */
final class ExchangeClock {

    private final LongSupplier source;
    private long latest = Long.MIN_VALUE;

    ExchangeClock(LongSupplier source) {
        this.source = source;
    }

    long now() {
        latest = Math.max(latest, source.getAsLong());
        return latest;
    }
}
