package io.github.camelblofin.book;

import io.github.camelblofin.model.BookLevel;
import io.github.camelblofin.model.BookState;
import io.github.camelblofin.model.BookView;
import io.github.camelblofin.model.OrderBook;
import java.time.Instant;
import java.util.List;

/**
 * The order book of one instrument, as the messages of {@code books} build it. It is either the exchange's, or it says that
 * it is not: after a hole in the sequence, a crossed book or a new subscription it is empty and unsynced until the next
 * snapshot. An old book is thrown away before anything new is taken in. No effects; not thread-safe.
 */
public final class BookKeeper {
    /** What a message did. */
    public enum Outcome {
        /** The book changed and is synced. */
        CHANGED,
        /** Nothing: the message was there before, or the book waits for a snapshot. */
        IGNORED,
        /** The book was synced and is no more: the route must know, and a snapshot is needed. */
        LOST
    }

    private final String instId;
    private final Sequence sequence = new Sequence();
    private final BookSide bids = BookSide.ofBids();
    private final BookSide asks = BookSide.ofAsks();

    private BookState state = BookState.UNSYNCED;
    private String reason = "no snapshot yet";
    private Instant ts;
    private long ignored;

    public BookKeeper(String instId) {
        this.instId = instId;
    }

    /** Takes a message in. */
    public Outcome take(OrderBook message, String action) {
        return switch (sequence.place(message, action)) {
            case SNAPSHOT -> {
                clear();
                state = BookState.SYNCED;
                yield apply(message);
            }
            case NEXT -> apply(message);
            case OLD -> {
                ignored++;
                yield Outcome.IGNORED;
            }
            case EARLY -> Outcome.IGNORED;
            case GAP -> lose("a message is missing before sequence id " + message.seqId());
        };
    }

    private Outcome apply(OrderBook message) {
        for (BookLevel level : message.bids()) {
            bids.set(level);
        }
        for (BookLevel level : message.asks()) {
            asks.set(level);
        }
        ts = message.ts();
        if (crossed()) {
            sequence.reject();
            return lose("the book is crossed after sequence id " + message.seqId());
        }
        reason = null;
        return Outcome.CHANGED;
    }

    private boolean crossed() {
        BookLevel bid = bids.best();
        BookLevel ask = asks.best();
        return bid != null && ask != null && bid.price().compareTo(ask.price()) >= 0;
    }

    /** The stream is broken or begins anew: what was known is thrown away. */
    public Outcome restart(String why) {
        sequence.restart();
        return lose(why);
    }

    private Outcome lose(String why) {
        boolean news = state == BookState.SYNCED;
        clear();
        state = BookState.UNSYNCED;
        reason = why;
        return news ? Outcome.LOST : Outcome.IGNORED;
    }

    private void clear() {
        bids.clear();
        asks.clear();
        ts = null;
    }

    public boolean synced() {
        return state == BookState.SYNCED;
    }

    /** Messages that said nothing new: they, or later ones, were there before. */
    public long ignored() {
        return ignored;
    }

    /** A picture of now, with at most this many levels a side. */
    public BookView view(int depth) {
        return synced()
                ? new BookView(instId, state, null, bids.top(depth), asks.top(depth), ts, sequence.last())
                : BookView.unsynced(instId, reason);
    }

    /** Levels on both sides. */
    List<Integer> sizes() {
        return List.of(bids.size(), asks.size());
    }
}
