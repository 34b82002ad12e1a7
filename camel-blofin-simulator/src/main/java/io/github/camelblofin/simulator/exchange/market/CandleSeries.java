package io.github.camelblofin.simulator.exchange.market;

import io.github.camelblofin.api.Bar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The candles of one bar of one price: the open one, the finished ones since the start (the latest {@value #KEPT}), and
 * before them, made up when first asked for, {@value #PAST} from {@link PastPrices}. A bar without trades repeats the
 * last close.
 */
final class CandleSeries {

    private static final int KEPT = 1_500;
    private static final int PAST = 1_440;

    private final Bar bar;
    private final PastPrices pastPrices;
    private final boolean withVolume;
    private final ArrayDeque<Candle> finished = new ArrayDeque<>();
    private final List<Candle> past = new ArrayList<>();
    private final long firstTs;
    private boolean pastForgotten;
    private Candle current;

    CandleSeries(Bar bar, PastPrices pastPrices, boolean withVolume, long now) {
        this.bar = bar;
        this.pastPrices = pastPrices;
        this.withVolume = withVolume;
        this.firstTs = bar.openTime(now);
        this.current = pastPrices.candle(bar, firstTs, withVolume);
    }

    Bar bar() {
        return bar;
    }

    Candle current() {
        return current;
    }

    /** Finishes what has to be finished by now; the finished candles, oldest first. */
    List<Candle> advance(long now) {
        if (now < bar.next(current.ts)) {
            return List.of();
        }
        List<Candle> closed = new ArrayList<>();
        while (now >= bar.next(current.ts) && closed.size() < KEPT) {
            closed.add(current);
            keep(current);
            current = new Candle(bar.next(current.ts), current.close);
        }
        if (now >= bar.next(current.ts)) {
            finished.clear();
            pastForgotten = true;
            current = new Candle(bar.openTime(now), current.close);
        }
        return closed;
    }

    private void keep(Candle candle) {
        finished.addLast(candle);
        if (finished.size() > KEPT) {
            finished.removeFirst();
            pastForgotten = true;
        }
    }

    /** Takes a price in; {@link #advance} was called for its time. */
    void visit(long ticks, long lots) {
        current.visit(ticks);
        current.volume(lots, lots * ticks);
    }

    /** Candles newest first, older than {@code after} and newer than {@code before}, where these are given. */
    List<Candle> rows(Long after, Long before, int limit) {
        List<Candle> rows = new ArrayList<>();
        Iterator<Candle> newestFirst = newestFirst();
        while (newestFirst.hasNext() && rows.size() < limit) {
            Candle candle = newestFirst.next();
            if (before != null && candle.ts <= before) {
                break;
            }
            if (after == null || candle.ts < after) {
                rows.add(candle);
            }
        }
        return rows;
    }

    private Iterator<Candle> newestFirst() {
        Iterator<Candle> kept = finished.descendingIterator();
        return new Iterator<>() {
            private int next = -1;

            @Override
            public boolean hasNext() {
                return next < 0 || kept.hasNext() || (!pastForgotten && next < PAST);
            }

            @Override
            public Candle next() {
                if (next < 0) {
                    next = 0;
                    return current;
                }
                return kept.hasNext() ? kept.next() : past(next++);
            }
        };
    }

    private Candle past(int index) {
        while (past.size() <= index) {
            long later = past.isEmpty() ? firstTs : past.get(past.size() - 1).ts;
            past.add(pastPrices.candle(bar, bar.previous(later), withVolume));
        }
        return past.get(index);
    }
}
