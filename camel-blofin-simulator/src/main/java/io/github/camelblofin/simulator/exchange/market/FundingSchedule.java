package io.github.camelblofin.simulator.exchange.market;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Funding rate from the gap between mark and index; settlements every eight hours, UTC. */
public final class FundingSchedule {

    private static final long PERIOD = 8 * 3_600_000L;
    private static final BigDecimal INTEREST = new BigDecimal("0.0001");
    private static final BigDecimal LIMIT = new BigDecimal("0.0075");
    private static final int RATE_SCALE = 10;

    private FundingSchedule() {}

    /** The interest share plus the premium of mark over index, bounded. */
    public static BigDecimal rate(BigDecimal mark, BigDecimal index) {
        BigDecimal premium = mark.subtract(index).divide(index, MathContext.DECIMAL64);
        return INTEREST.add(premium).max(LIMIT.negate()).min(LIMIT).setScale(RATE_SCALE, RoundingMode.HALF_UP);
    }

    /** The settlement after {@code now}. */
    public static long nextTime(long now) {
        return now - Math.floorMod(now, PERIOD) + PERIOD;
    }
}
