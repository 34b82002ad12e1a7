package io.github.camelblofin.simulator.exchange;

import io.github.camelblofin.simulator.exchange.model.*;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A perpetual-swap exchange in memory: accounts, orders matched by price and time, positions, market data and a
 * synthetic market that trades.
 *
 * <p>Owned by one thread, which makes every call; nothing here locks, sleeps, does I/O or reads a clock or a random
 * source other than those given to the constructor. The same settings, clock readings and calls give the same events.
 *
 * <p>Refusals are answers with BloFin's code, never exceptions. An account or instrument id that the caller should have
 * checked ({@link #instrument}, {@link #hasAccount}) raises {@link IllegalArgumentException}, except where an {@link
 * Answer} can say it. Memory is bounded: histories and candles are capped, orders of the synthetic market are forgotten
 * when they finish.
 */
public final class Exchange {

    /**
     * An exchange without accounts and, until the first {@link #step}, with empty books.
     *
     * @param clock epoch milliseconds; a reading smaller than an earlier one counts as that earlier one
     */
    public Exchange(ExchangeSettings settings, LongSupplier clock) {
        throw new UnsupportedOperationException("in progress");
    }

    /** Adds a listener; all are told everything, in the order of their adding. */
    public void addListener(ExchangeListener listener) {
        throw new UnsupportedOperationException("in progress");
    }

    // ---- time ------------------------------------------------------------------------------------------------------

    /** Moves the synthetic market, prices and candles to the clock's now. Call it every 50 ms or so. */
    public void step() {
        throw new UnsupportedOperationException("in progress");
    }

    /** Tells the book changes since the last flush, one {@link BookChange} an instrument. Call it every 100 ms or so. */
    public void flushBooks() {
        throw new UnsupportedOperationException("in progress");
    }

    /** Sets the outside world's price of an instrument: index, mark and the synthetic makers follow at once. */
    public void movePrice(String instId, BigDecimal price) {
        throw new UnsupportedOperationException("in progress");
    }

    // ---- accounts --------------------------------------------------------------------------------------------------

    /** Opens an account in net mode with cross margin and the starting balance of the settings. */
    public void createAccount(String accountId) {
        throw new UnsupportedOperationException("in progress");
    }

    /** Opens an account in net mode with cross margin. */
    public void createAccount(String accountId, BigDecimal balance) {
        throw new UnsupportedOperationException("in progress");
    }

    /** True when {@link #createAccount} opened it. */
    public boolean hasAccount(String accountId) {
        throw new UnsupportedOperationException("in progress");
    }

    /** Adds (or with a negative amount takes) money from outside. 150004 when more is taken than available. */
    public Answer deposit(String accountId, BigDecimal amount) {
        throw new UnsupportedOperationException("in progress");
    }

    /** The wallet. */
    public BalanceView balance(String accountId) {
        throw new UnsupportedOperationException("in progress");
    }

    /** Open positions, oldest first; of one instrument, or of all when {@code instId} is null. */
    public List<PositionView> positions(String accountId, String instId) {
        throw new UnsupportedOperationException("in progress");
    }

    /** One-way or hedge. */
    public PositionMode positionMode(String accountId) {
        throw new UnsupportedOperationException("in progress");
    }

    /** 110019 with open orders or positions. */
    public Answer setPositionMode(String accountId, PositionMode mode) {
        throw new UnsupportedOperationException("in progress");
    }

    /** The account's margin mode. Orders name their own. */
    public MarginMode marginMode(String accountId) {
        throw new UnsupportedOperationException("in progress");
    }

    /** 110019 with open orders or positions. */
    public Answer setMarginMode(String accountId, MarginMode mode) {
        throw new UnsupportedOperationException("in progress");
    }

    /** Leverage rows of an instrument: one, or long and short when margin is isolated in hedge mode. */
    public List<LeverageView> leverage(String accountId, String instId, MarginMode mode) {
        throw new UnsupportedOperationException("in progress");
    }

    /**
     * Sets leverage. 152014 unknown instrument, 152002 out of range, 110006 with open orders in it, 103003 when the
     * wallet cannot carry the positions at the lower leverage.
     *
     * @param positionSide matters only for isolated margin in hedge mode, where null means both sides
     */
    public Answer setLeverage(
            String accountId, String instId, MarginMode mode, PositionSide positionSide, int leverage) {
        throw new UnsupportedOperationException("in progress");
    }

    // ---- orders ----------------------------------------------------------------------------------------------------

    /** Checks, accepts and matches an order. What became of it is told by events and by {@link #order}. */
    public OrderAnswer place(String accountId, NewOrder order) {
        throw new UnsupportedOperationException("in progress");
    }

    /**
     * Cancels an open order named by {@code orderId} or, when that is null, {@code clientOrderId}. 102068 when there is
     * no such open order.
     *
     * @param instId when not null, the order must be of this instrument
     */
    public OrderAnswer cancel(String accountId, String instId, String orderId, String clientOrderId) {
        throw new UnsupportedOperationException("in progress");
    }

    /** Closes a whole position at market; 102022 when there is none. */
    public OrderAnswer closePosition(
            String accountId, String instId, MarginMode mode, PositionSide side, String clientOrderId) {
        throw new UnsupportedOperationException("in progress");
    }

    /** The price band for new orders. */
    public PriceRange priceRange(String instId, Side side) {
        throw new UnsupportedOperationException("in progress");
    }

    /** An open or remembered order by {@code orderId} or, when that is null, {@code clientOrderId}. */
    public Optional<OrderView> order(String accountId, String orderId, String clientOrderId) {
        throw new UnsupportedOperationException("in progress");
    }

    /** Open orders, newest first; the cursor is the order id. */
    public List<OrderView> openOrders(String accountId, PageQuery query) {
        throw new UnsupportedOperationException("in progress");
    }

    /** Finished orders, newest first; the cursor is the order id. */
    public List<OrderView> orderHistory(String accountId, PageQuery query) {
        throw new UnsupportedOperationException("in progress");
    }

    /** Fills, newest first; the cursor is the trade id. */
    public List<FillView> fills(String accountId, PageQuery query) {
        throw new UnsupportedOperationException("in progress");
    }

    // ---- market data -----------------------------------------------------------------------------------------------

    /** All instruments, in the order of the settings. */
    public List<Instrument> instruments() {
        throw new UnsupportedOperationException("in progress");
    }

    /** One instrument. */
    public Optional<Instrument> instrument(String instId) {
        throw new UnsupportedOperationException("in progress");
    }

    /** The best {@code depth} levels of both sides as they are now: for REST and {@code books5}. */
    public BookView book(String instId, int depth) {
        throw new UnsupportedOperationException("in progress");
    }

    /**
     * The whole book as start of a {@code books} subscription. Flushes the instrument's pending changes first, so that
     * the next {@link BookChange} told has this view's {@code seqId} as {@code prevSeqId}.
     */
    public BookView bookSnapshot(String instId) {
        throw new UnsupportedOperationException("in progress");
    }

    /** The latest public trades, newest first; at least the last 100 are remembered. */
    public List<TradeView> trades(String instId, int limit) {
        throw new UnsupportedOperationException("in progress");
    }

    /** Candles, newest (the unfinished one) first; of the query only after, before and limit count, the cursor is ts. */
    public List<CandleView> candles(CandleKind kind, String instId, Bar bar, PageQuery query) {
        throw new UnsupportedOperationException("in progress");
    }

    /** The last 24 hours of one instrument. */
    public TickerView ticker(String instId) {
        throw new UnsupportedOperationException("in progress");
    }

    /** Index and mark price. */
    public MarkPriceView markPrice(String instId) {
        throw new UnsupportedOperationException("in progress");
    }

    /** Funding rate and the coming settlement time (every eight hours, UTC). */
    public FundingRateView fundingRate(String instId) {
        throw new UnsupportedOperationException("in progress");
    }

    /** The exchange's own books, for checks. */
    public AuditView audit() {
        throw new UnsupportedOperationException("in progress");
    }
}
