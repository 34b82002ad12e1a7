package io.github.camelblofin.simulator.exchange.account;

import io.github.camelblofin.simulator.exchange.matching.Order;
import io.github.camelblofin.simulator.exchange.matching.OrderTerms;
import io.github.camelblofin.simulator.exchange.matching.Scale;
import io.github.camelblofin.simulator.exchange.model.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;

/**
 * What open orders hold of the wallet. Closing orders hold nothing; of the others, those that merely offset an opposite
 * position hold nothing either, counted from the oldest order on.
 */
public final class OrderMargin {

    static final int MONEY_SCALE = 18;

    private OrderMargin() {}

    /** Frozen by all open orders of an account. */
    public static BigDecimal frozen(Account account, Quotes quotes) {
        Map<OffsetKey, Long> offsets = new HashMap<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (Order order : account.orders().open()) {
            OrderTerms terms = order.terms();
            if (!terms.closing()) {
                OffsetKey key = new OffsetKey(PositionKey.of(terms), terms.side());
                long offset = offsets.computeIfAbsent(key, any -> account.closable(terms));
                long free = Math.min(offset, order.remaining());
                offsets.put(key, offset - free);
                sum = sum.add(
                        margin(terms.ticks(), order.remaining() - free, terms.leverage(), quotes, terms.instId()));
            }
        }
        return sum;
    }

    /** Lots of a new order that would open or enlarge a position, given the orders before it. */
    public static long openingLots(Account account, OrderTerms terms, long lots) {
        if (terms.closing()) {
            return 0;
        }
        long offset = account.closable(terms);
        for (Order order : account.orders().open()) {
            OrderTerms other = order.terms();
            if (!other.closing()
                    && other.side() == terms.side()
                    && PositionKey.of(other).equals(PositionKey.of(terms))) {
                offset -= order.remaining();
            }
        }
        return lots - Math.min(lots, Math.max(0, offset));
    }

    /** Margin of lots at a price. */
    public static BigDecimal margin(long ticks, long lots, int leverage, Quotes quotes, String instId) {
        Scale scale = quotes.scale(instId);
        return scale.value(ticks * lots).divide(BigDecimal.valueOf(leverage), MONEY_SCALE, RoundingMode.HALF_UP);
    }

    private record OffsetKey(PositionKey position, Side side) {}
}
