package io.github.camelblofin.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A maintained order book at one moment: what a route gets with {@code book=full}. Immutable; a route may keep it.
 *
 * @param instId the instrument
 * @param state whether it is the exchange's book; an unsynced one has no levels
 * @param reason why it is unsynced; {@code null} when it is synced
 * @param bids buy levels, highest price first, as many as asked for
 * @param asks sell levels, lowest price first, as many as asked for
 * @param ts when BloFin made the last change; {@code null} when unsynced or not told
 * @param seqId sequence id of the last change; {@code null} when unsynced
 */
public record BookView(
        String instId,
        BookState state,
        String reason,
        List<BookLevel> bids,
        List<BookLevel> asks,
        Instant ts,
        Long seqId) {
    public BookView {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }

    /** A book that is not known at present. */
    public static BookView unsynced(String instId, String reason) {
        return new BookView(instId, BookState.UNSYNCED, reason, List.of(), List.of(), null, null);
    }

    @JsonIgnore
    public boolean synced() {
        return state == BookState.SYNCED;
    }

    /** The highest price somebody buys at; empty when nobody does. */
    public Optional<BookLevel> bestBid() {
        return bids.stream().findFirst();
    }

    /** The lowest price somebody sells at; empty when nobody does. */
    public Optional<BookLevel> bestAsk() {
        return asks.stream().findFirst();
    }

    /** Best ask less best bid, in quote coin; empty when a side is. */
    public Optional<BigDecimal> spread() {
        return bestBid().flatMap(bid -> bestAsk().map(ask -> ask.price().subtract(bid.price())));
    }

    /** The middle between best bid and best ask, in quote coin; empty when a side is. */
    public Optional<BigDecimal> mid() {
        return bestBid().flatMap(bid -> bestAsk()
                .map(ask -> bid.price().add(ask.price()).divide(BigDecimal.valueOf(2), MathContext.DECIMAL64)));
    }

    /** The same with at most this many levels a side. */
    public BookView top(int depth) {
        return new BookView(
                instId,
                state,
                reason,
                bids.subList(0, Math.min(depth, bids.size())),
                asks.subList(0, Math.min(depth, asks.size())),
                ts,
                seqId);
    }
}
