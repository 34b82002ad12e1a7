package io.github.camelblofin.simulator.exchange.matching;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * The rule of price and time: an incoming order meets the best opposite price first and there the oldest order first, at
 * the resting order's price.
 */
public final class Matcher {

    /** Told about every trade right after both orders and the book took it in. It may cancel or shrink orders. */
    public interface TradeSink {
        void traded(Order maker, Order taker, long ticks, long lots);
    }

    /** What an order would get now: lots, and the sum of ticks times lots they cost. */
    public record Preview(long lots, long tickLots) {}

    private Matcher() {}

    /** Trades {@code taker} against the book as far as {@code limit} allows. What remains is the caller's. */
    public static void match(OrderBook book, Order taker, long limit, long now, TradeSink sink) {
        while (taker.remaining() > 0 && !taker.finished() && book.crosses(taker.side(), limit)) {
            Order maker = book.best(taker.side().opposite()).first();
            long ticks = maker.terms().ticks();
            long lots = Math.min(maker.remaining(), taker.remaining());
            maker.fill(lots, ticks, now);
            taker.fill(lots, ticks, now);
            book.traded(maker, lots);
            sink.traded(maker, taker, ticks, lots);
        }
    }

    /**
     * What {@code taker} would get, without trading.
     *
     * @param closable lots that closing orders of the same position as the given one may trade together
     */
    public static Preview preview(OrderBook book, Order taker, long limit, ToLongFunction<Order> closable) {
        Map<Object, Long> closableLeft = new HashMap<>();
        long lots = 0;
        long tickLots = 0;
        for (PriceLevel level : book.levels(taker.side().opposite())) {
            if (lots == taker.remaining() || !OrderBook.within(taker.side(), limit, level.ticks())) {
                break;
            }
            for (Order maker = level.first(); maker != null && lots < taker.remaining(); maker = level.after(maker)) {
                long most = Math.min(maker.remaining(), taker.remaining() - lots);
                long traded = maker.terms().closing() ? takeClosable(closableLeft, maker, most, closable) : most;
                lots += traded;
                tickLots += traded * level.ticks();
            }
        }
        return new Preview(lots, tickLots);
    }

    private static long takeClosable(Map<Object, Long> left, Order maker, long most, ToLongFunction<Order> closable) {
        OrderTerms terms = maker.terms();
        record Key(String accountId, Object mode, Object side) {}
        Key key = new Key(terms.accountId(), terms.marginMode(), terms.positionSide());
        long available = left.computeIfAbsent(key, any -> closable.applyAsLong(maker));
        long traded = Math.min(most, available);
        left.put(key, available - traded);
        return traded;
    }
}
