package io.github.camelblofin.simulator.exchange.market;

import io.github.camelblofin.simulator.exchange.matching.BookChanges;
import io.github.camelblofin.simulator.exchange.matching.OrderBook;
import io.github.camelblofin.simulator.exchange.matching.PriceLevel;
import io.github.camelblofin.simulator.exchange.matching.Scale;
import io.github.camelblofin.simulator.exchange.model.BookChange;
import io.github.camelblofin.simulator.exchange.model.BookLevel;
import io.github.camelblofin.simulator.exchange.model.BookView;
import io.github.camelblofin.simulator.exchange.model.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pictures of one book and the changes between them, numbered so that a reader can check that none is missing. */
public final class BookFeed {

    private static final int TOP = 5;

    private final String instId;
    private final OrderBook book;
    private final Scale scale;
    private long flushedSequence;
    private List<BookLevel> topAsks = List.of();
    private List<BookLevel> topBids = List.of();

    BookFeed(String instId, OrderBook book, Scale scale) {
        this.instId = instId;
        this.book = book;
        this.scale = scale;
        this.flushedSequence = book.changes().sequence();
    }

    /** The best {@code depth} levels of each side. */
    public BookView view(int depth, long now) {
        return new BookView(
                instId,
                top(Side.SELL, depth),
                top(Side.BUY, depth),
                now,
                book.changes().sequence());
    }

    /** The changes since the last flush; empty when there are none. */
    public Optional<BookChange> flush(long now) {
        BookChanges changes = book.changes();
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        List<BookLevel> asks = changed(Side.SELL);
        List<BookLevel> bids = changed(Side.BUY);
        List<BookLevel> newTopAsks = top(Side.SELL, TOP);
        List<BookLevel> newTopBids = top(Side.BUY, TOP);
        boolean topChanged = !newTopAsks.equals(topAsks) || !newTopBids.equals(topBids);
        topAsks = newTopAsks;
        topBids = newTopBids;
        long previous = flushedSequence;
        flushedSequence = changes.sequence();
        return Optional.of(new BookChange(instId, asks, bids, now, previous, flushedSequence, topChanged));
    }

    private List<BookLevel> changed(Side side) {
        List<BookLevel> levels = new ArrayList<>();
        for (long ticks : book.changes().drain(side)) {
            levels.add(new BookLevel(scale.price(ticks), scale.size(book.lotsAt(side, ticks))));
        }
        return List.copyOf(levels);
    }

    private List<BookLevel> top(Side side, int depth) {
        List<BookLevel> levels = new ArrayList<>();
        for (PriceLevel level : book.levels(side)) {
            if (levels.size() == depth) {
                break;
            }
            levels.add(new BookLevel(scale.price(level.ticks()), scale.size(level.lots())));
        }
        return List.copyOf(levels);
    }
}
