package io.github.camelblofin.simulator;

import io.github.camelblofin.time.WallClock;
import java.time.Duration;

/** The exchange's time of day: that of this machine, set wrong on purpose. Safe for any thread. */
final class SkewedClock implements WallClock {
    private final WallClock machine;
    private volatile long skewMillis;

    SkewedClock(WallClock machine, Duration skew) {
        this.machine = machine;
        this.skewMillis = skew.toMillis();
    }

    @Override
    public long millis() {
        return machine.millis() + skewMillis;
    }

    void set(Duration skew) {
        skewMillis = skew.toMillis();
    }
}
