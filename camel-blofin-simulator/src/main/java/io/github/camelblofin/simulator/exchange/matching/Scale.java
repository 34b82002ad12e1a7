package io.github.camelblofin.simulator.exchange.matching;

import io.github.camelblofin.simulator.exchange.model.Instrument;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Turns decimal prices and sizes of one instrument into whole ticks and lots and back, without loss.
 *
 * @param unit quote value of one tick times one lot
 */
public record Scale(BigDecimal tick, BigDecimal lot, BigDecimal contractValue, BigDecimal unit) {

    /** Digits kept where a division does not end. */
    private static final int EXTRA_DIGITS = 12;

    /** The scale of an instrument. */
    public static Scale of(Instrument instrument) {
        BigDecimal tick = instrument.tickSize();
        BigDecimal lot = instrument.lotSize();
        BigDecimal value = instrument.contractValue();
        return new Scale(tick, lot, value, tick.multiply(lot).multiply(value));
    }

    /** True when {@code value} is a whole multiple of {@code step}. */
    public static boolean isMultiple(BigDecimal value, BigDecimal step) {
        return value.remainder(step).signum() == 0;
    }

    /** Ticks of a price that is a multiple of the tick. */
    public long ticks(BigDecimal price) {
        return price.divideToIntegralValue(tick).longValueExact();
    }

    /** Lots of a size that is a multiple of the lot. */
    public long lots(BigDecimal size) {
        return size.divideToIntegralValue(lot).longValueExact();
    }

    /** Price of so many ticks. */
    public BigDecimal price(long ticks) {
        return tick.multiply(BigDecimal.valueOf(ticks));
    }

    /** Contracts of so many lots. */
    public BigDecimal size(long lots) {
        return lot.multiply(BigDecimal.valueOf(lots));
    }

    /** Base coins of so many lots. */
    public BigDecimal coins(long lots) {
        return tidy(size(lots).multiply(contractValue));
    }

    /** Quote value of a sum of ticks times lots. */
    public BigDecimal value(long tickLots) {
        return unit.multiply(BigDecimal.valueOf(tickLots));
    }

    /** Average price of {@code lots} that cost {@code tickLots}; zero for no lots. */
    public BigDecimal averagePrice(BigDecimal tickLots, long lots) {
        if (lots == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal sum = tickLots.multiply(tick);
        return tidy(sum.divide(BigDecimal.valueOf(lots), tick.scale() + EXTRA_DIGITS, RoundingMode.HALF_UP));
    }

    /** The same number without trailing zeros, never in powers of ten. */
    public static BigDecimal tidy(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }
}
