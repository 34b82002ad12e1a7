package io.github.camelblofin.simulator.exchange.market;

import io.github.camelblofin.api.Bar;

/**
 * Prices before the exchange existed: a rough path that is a pure function of seed and time, so that nothing needs to be
 * stored and all bars of an instrument tell the same story. It ends at the start price at the start time.
 *
 * <p>The path is a sum of smooth random waves whose lengths double; each is as strong as a random walk would be over its
 * length.
 */
final class PastPrices {

    private static final int POINTS = 8;
    private static final int WAVES = 18;
    private static final double SHORTEST_WAVE = 30_000;
    private static final double DAY = 86_400_000;
    private static final double STRONGEST_WAVE = 0.25;

    private final long seed;
    private final long startTime;
    private final double startTicks;
    private final double lotsPerMs;
    private final double[] strength = new double[WAVES];
    private final double offsetAtStart;

    /** Startup facts of one instrument. */
    record Start(long time, long ticks, double volatility, double lotsPerMs) {}

    PastPrices(long seed, Start start) {
        this.seed = seed;
        this.startTime = start.time;
        this.startTicks = start.ticks;
        this.lotsPerMs = start.lotsPerMs;
        double length = SHORTEST_WAVE;
        for (int wave = 0; wave < WAVES; wave++) {
            strength[wave] = Math.min(STRONGEST_WAVE, 0.85 * start.volatility * StrictMath.sqrt(length / DAY));
            length *= 2;
        }
        this.offsetAtStart = offset(start.time);
    }

    /** The candle that opened at {@code openTime}, as far as it reaches before the start. */
    Candle candle(Bar bar, long openTime, boolean withVolume) {
        long end = Math.min(bar.next(openTime), startTime);
        Candle candle = new Candle(openTime, ticks(openTime));
        for (int point = 1; point <= POINTS; point++) {
            candle.visit(ticks(openTime + (end - openTime) * point / POINTS));
        }
        if (withVolume) {
            double busy = 0.4 + 1.2 * chance(WAVES, openTime);
            long lots = Math.round(lotsPerMs * (end - openTime) * busy);
            candle.volume(lots, lots * ((candle.open + candle.high + candle.low + candle.close) / 4));
        }
        return candle;
    }

    private long ticks(long time) {
        return Math.max(1, Math.round(startTicks * StrictMath.exp(offset(time) - offsetAtStart)));
    }

    private double offset(long time) {
        double sum = 0;
        double length = SHORTEST_WAVE;
        for (int wave = 0; wave < WAVES; wave++) {
            long knot = (long) Math.floor(time / length);
            double within = time / length - knot;
            double left = chance(wave, knot) * 2 - 1;
            double right = chance(wave, knot + 1) * 2 - 1;
            sum += strength[wave] * (left + (right - left) * within);
            length *= 2;
        }
        return sum;
    }

    /** A number in [0, 1) that belongs to wave and knot: the finalizer of SplitMix64. */
    private double chance(int wave, long knot) {
        long z = seed + knot * 0x9E3779B97F4A7C15L + wave * 0xD1B54A32D192ED03L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return (z >>> 11) * 0x1.0p-53;
    }
}
