package io.github.camelblofin.simulator.exchange.matching;

import io.github.camelblofin.simulator.exchange.model.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The prices of a book that changed since the last {@link #drain}, and the book's sequence number. */
public final class BookChanges {

    private final NavigableSet<Long> bids = new TreeSet<>(Comparator.reverseOrder());
    private final NavigableSet<Long> asks = new TreeSet<>();

    /** Grows by one with every change. It starts above zero, since a snapshot calls zero its predecessor. */
    private long sequence = 1;

    void touch(Side side, long ticks) {
        sequence++;
        pricesOf(side).add(ticks);
    }

    /** Number of the latest change. */
    public long sequence() {
        return sequence;
    }

    public boolean isEmpty() {
        return bids.isEmpty() && asks.isEmpty();
    }

    /** The changed prices of a side, best first; they are forgotten here. */
    public List<Long> drain(Side side) {
        List<Long> prices = new ArrayList<>(pricesOf(side));
        pricesOf(side).clear();
        return prices;
    }

    private NavigableSet<Long> pricesOf(Side side) {
        return side == Side.BUY ? bids : asks;
    }
}
