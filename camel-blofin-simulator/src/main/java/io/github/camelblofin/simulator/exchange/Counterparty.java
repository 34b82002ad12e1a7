package io.github.camelblofin.simulator.exchange;

import io.github.camelblofin.simulator.exchange.market.Market;
import io.github.camelblofin.simulator.exchange.matching.Order;
import io.github.camelblofin.simulator.exchange.matching.PriceLevel;
import io.github.camelblofin.simulator.exchange.model.OrderType;
import io.github.camelblofin.simulator.exchange.model.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Everybody else on one instrument, moved by hand: for tests that want to know exactly what trades. Has deep pockets and
 * no history. In a quiet market (activity 0) nobody trades but the accounts and this one. Prices are rounded to the tick
 * and sizes to the lot, downwards.
 */
public final class Counterparty {
    private final Market market;
    private final OrderDesk desk;
    private final Accounts accounts;
    private final Turn turn;
    private final List<Order> resting = new ArrayList<>();

    Counterparty(Market market, OrderDesk desk, Accounts accounts, Turn turn) {
        this.market = market;
        this.desk = desk;
        this.accounts = accounts;
        this.turn = turn;
    }

    /** Puts a limit order into the book; trades first with what it crosses. */
    public void quote(Side side, BigDecimal price, BigDecimal size) {
        turn.take(now -> {
            place(OrderType.LIMIT, side, ticks(price), lots(size), now);
            return null;
        });
    }

    /** Takes back all its orders that still rest. */
    public void withdraw() {
        turn.take(now -> {
            resting.stream().filter(Order::resting).forEach(order -> desk.withdraw(market, order, now));
            resting.clear();
            return null;
        });
    }

    /** A market order against what rests; what finds nothing is gone. */
    public void take(Side side, BigDecimal size) {
        turn.take(now -> {
            place(OrderType.MARKET, side, 0, lots(size), now);
            return null;
        });
    }

    /**
     * Public trades of the smallest size with itself, at the mark price where the book lets it: an order of somebody's that
     * stands better is hit instead. Taker sides alternate, beginning with buy.
     */
    public void trade(int times) {
        for (int i = 0; i < times; i++) {
            Side taker = i % 2 == 0 ? Side.BUY : Side.SELL;
            turn.take(now -> {
                place(OrderType.LIMIT, taker.opposite(), market.markTicks(), 1, now);
                place(OrderType.IOC, taker, market.markTicks(), 1, now);
                return null;
            });
        }
    }

    /**
     * Fills a resting order of an account, as price and time demand: what stands before it is filled too.
     *
     * @param size contracts of that order; null: all that is left of it
     * @throws IllegalArgumentException when the account has no such order resting here
     */
    public void fill(String accountId, String orderId, BigDecimal size) {
        turn.take(now -> {
            Order order = OrderDesk.find(accounts.user(accountId), orderId, null);
            if (order == null || !order.resting() || !order.terms().instId().equals(market.instId())) {
                throw new IllegalArgumentException(
                        "account " + accountId + " has no order " + orderId + " resting on " + market.instId());
            }
            long wanted = size == null ? order.remaining() : Math.min(lots(size), order.remaining());
            long ticks = order.terms().ticks();
            place(OrderType.IOC, order.side().opposite(), ticks, before(order) + wanted, now);
            return null;
        });
    }

    /** Lots that stand before an order. */
    private long before(Order order) {
        long lots = 0;
        for (PriceLevel level : market.book().levels(order.side())) {
            if (level.ticks() != order.terms().ticks()) {
                lots += level.lots();
                continue;
            }
            for (Order each = level.first(); each != order; each = level.after(each)) {
                lots += each.remaining();
            }
            return lots;
        }
        return lots;
    }

    private void place(OrderType type, Side side, long ticks, long lots, long now) {
        Order order = desk.placeInternal(accounts.internal("counterparty"), market, type, side, ticks, lots, now);
        resting.removeIf(old -> !old.resting());
        if (order.resting()) {
            resting.add(order);
        }
    }

    private long ticks(BigDecimal price) {
        return Math.max(1, market.scale().ticks(price));
    }

    private long lots(BigDecimal size) {
        return Math.max(1, market.scale().lots(size));
    }
}
