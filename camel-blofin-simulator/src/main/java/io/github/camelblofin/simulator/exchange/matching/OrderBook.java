package io.github.camelblofin.simulator.exchange.matching;

import io.github.camelblofin.simulator.exchange.model.Side;
import java.util.Collection;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The resting orders of one instrument. Every change is noted in {@link #changes()}. The best bid is always below the
 * best ask: {@link Matcher} lets an order rest only after it took what it crosses.
 */
public final class OrderBook {

    private final NavigableMap<Long, PriceLevel> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<Long, PriceLevel> asks = new TreeMap<>();
    private final BookChanges changes = new BookChanges();

    /** Best level of a side, or null. */
    public PriceLevel best(Side side) {
        var entry = levelsOf(side).firstEntry();
        return entry == null ? null : entry.getValue();
    }

    /** Levels of a side, best first. */
    public Collection<PriceLevel> levels(Side side) {
        return levelsOf(side).values();
    }

    /** Lots at a price of a side; 0 when nothing rests there. */
    public long lotsAt(Side side, long ticks) {
        PriceLevel level = levelsOf(side).get(ticks);
        return level == null ? 0 : level.lots();
    }

    /** True when an order of {@code side} limited to {@code ticks} would find a counterpart. */
    public boolean crosses(Side side, long ticks) {
        PriceLevel opposite = best(side.opposite());
        return opposite != null && within(side, ticks, opposite.ticks());
    }

    /** True when {@code price} is acceptable to an order of {@code side} limited to {@code limit}. */
    static boolean within(Side side, long limit, long price) {
        return side == Side.BUY ? price <= limit : price >= limit;
    }

    /** What changed since it was last asked. */
    public BookChanges changes() {
        return changes;
    }

    /** Puts an order behind the others of its price. */
    public void add(Order order) {
        long ticks = order.terms().ticks();
        levelsOf(order.side()).computeIfAbsent(ticks, PriceLevel::new).append(order);
        changes.touch(order.side(), ticks);
    }

    /** Takes a resting order out. */
    public void remove(Order order) {
        take(order, order.remaining(), true);
    }

    /** Makes an order smaller, resting or not; it keeps its place. {@code newRemaining} is positive. */
    public void shrink(Order order, long newRemaining, long now) {
        if (order.resting()) {
            take(order, order.remaining() - newRemaining, false);
        }
        order.shrink(newRemaining, now);
    }

    /** Books that a resting order traded; it leaves when nothing remains. The order itself is filled already. */
    void traded(Order maker, long lots) {
        take(maker, lots, maker.remaining() == 0);
    }

    private void take(Order order, long lots, boolean leaves) {
        PriceLevel level = order.level;
        level.subtract(lots);
        if (leaves) {
            level.unlink(order);
        }
        if (level.isEmpty()) {
            levelsOf(order.side()).remove(level.ticks());
        }
        changes.touch(order.side(), level.ticks());
    }

    private NavigableMap<Long, PriceLevel> levelsOf(Side side) {
        return side == Side.BUY ? bids : asks;
    }
}
