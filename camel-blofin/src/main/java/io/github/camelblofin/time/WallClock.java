package io.github.camelblofin.time;

import java.time.Instant;

/** Reads the time of day. May jump when the machine's clock is set; measure durations with {@link Ticker}. */
@FunctionalInterface
public interface WallClock {
    /** The machine's clock. */
    WallClock SYSTEM = System::currentTimeMillis;

    /** Milliseconds since the epoch. */
    long millis();

    default Instant instant() {
        return Instant.ofEpochMilli(millis());
    }
}
