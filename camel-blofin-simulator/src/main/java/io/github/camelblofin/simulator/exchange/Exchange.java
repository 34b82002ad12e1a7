package io.github.camelblofin.simulator.exchange;

import io.github.camelblofin.api.Bar;
import io.github.camelblofin.simulator.exchange.account.PositionKey;
import io.github.camelblofin.simulator.exchange.account.Valuation;
import io.github.camelblofin.simulator.exchange.market.BookFeed;
import io.github.camelblofin.simulator.exchange.market.Market;
import io.github.camelblofin.simulator.exchange.model.Answer;
import io.github.camelblofin.simulator.exchange.model.AuditView;
import io.github.camelblofin.simulator.exchange.model.BalanceView;
import io.github.camelblofin.simulator.exchange.model.BookView;
import io.github.camelblofin.simulator.exchange.model.CandleKind;
import io.github.camelblofin.simulator.exchange.model.CandleView;
import io.github.camelblofin.simulator.exchange.model.ClosedPositionView;
import io.github.camelblofin.simulator.exchange.model.FillView;
import io.github.camelblofin.simulator.exchange.model.FundingRateView;
import io.github.camelblofin.simulator.exchange.model.Instrument;
import io.github.camelblofin.simulator.exchange.model.LeverageView;
import io.github.camelblofin.simulator.exchange.model.MarginMode;
import io.github.camelblofin.simulator.exchange.model.MarkPriceView;
import io.github.camelblofin.simulator.exchange.model.NewOrder;
import io.github.camelblofin.simulator.exchange.model.OrderAnswer;
import io.github.camelblofin.simulator.exchange.model.OrderView;
import io.github.camelblofin.simulator.exchange.model.PageQuery;
import io.github.camelblofin.simulator.exchange.model.PositionMode;
import io.github.camelblofin.simulator.exchange.model.PositionSide;
import io.github.camelblofin.simulator.exchange.model.PositionView;
import io.github.camelblofin.simulator.exchange.model.PriceRange;
import io.github.camelblofin.simulator.exchange.model.Side;
import io.github.camelblofin.simulator.exchange.model.TickerView;
import io.github.camelblofin.simulator.exchange.model.TradeView;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private final ExchangeSettings settings;
    private final ExchangeClock clock;
    private final Markets markets;
    private final Accounts accounts;
    private final Valuation valuation;
    private final Outbox outbox;
    private final OrderDesk orders;
    private final AccountDesk desk;
    private final SyntheticMarkets synthetic;
    private final Turn turn;
    private final AlgoOrders algoOrders;
    private final Map<String, Counterparty> counterparties = new HashMap<>();

    /**
     * An exchange without accounts and, until the first {@link #step}, with empty books.
     *
     * @param clock epoch milliseconds; a reading smaller than an earlier one counts as that earlier one
     */
    public Exchange(ExchangeSettings settings, LongSupplier clock) {
        this.settings = settings;
        this.clock = new ExchangeClock(clock);
        this.markets = new Markets(settings, this.clock.now());
        this.accounts = new Accounts(settings.historyLimit());
        this.valuation = new Valuation(markets);
        this.outbox = new Outbox(valuation);
        Settlement settlement = new Settlement(settings, accounts, outbox);
        this.orders = new OrderDesk(settings, markets, accounts, settlement, valuation);
        this.desk = new AccountDesk(markets, accounts, valuation, outbox);
        AlgoDesk algo = new AlgoDesk(markets, accounts, orders, outbox);
        this.turn = new Turn(this.clock, markets, algo, outbox);
        this.algoOrders = new AlgoOrders(accounts, algo, turn);
        this.synthetic = new SyntheticMarkets(settings, markets, accounts, orders, this.clock);
    }

    /** Adds a listener; all are told everything, in the order of their adding. */
    public void addListener(ExchangeListener listener) {
        outbox.add(listener);
    }

    /** Moves the synthetic market, prices and candles to the clock's now. Call it every 50 ms or so. */
    public void step() {
        turn.take(now -> {
            synthetic.step(now);
            return Answer.OK;
        });
    }

    /** Tells the book changes since the last flush, one {@link BookChange} an instrument. Call it every 100 ms or so. */
    public void flushBooks() {
        turn.take(now -> {
            markets.all().forEach(market -> market.feed().flush(now).ifPresent(outbox::book));
            return Answer.OK;
        });
    }

    /** Sets the outside world's price of an instrument: index, mark and the synthetic makers follow at once. */
    public void movePrice(String instId, BigDecimal price) {
        markets.get(instId);
        turn.take(now -> {
            synthetic.move(instId, price);
            return Answer.OK;
        });
    }

    /** Opens an account with the starting balance of the settings. */
    public void createAccount(String accountId) {
        createAccount(accountId, settings.startingBalance());
    }

    /** Opens an account in net mode with cross margin. */
    public void createAccount(String accountId, BigDecimal balance) {
        accounts.create(accountId, balance);
    }

    /** True when {@link #createAccount} opened it. */
    public boolean hasAccount(String accountId) {
        return accounts.hasUser(accountId);
    }

    /** Adds (or with a negative amount takes) money from outside. 150004 when more is taken than available. */
    public Answer deposit(String accountId, BigDecimal amount) {
        return turn.take(now -> desk.deposit(accounts.user(accountId), amount));
    }

    /** The wallet. */
    public BalanceView balance(String accountId) {
        return valuation.balance(accounts.user(accountId), clock.now());
    }

    /** Open positions, oldest first; of one instrument, or of all when {@code instId} is null. */
    public List<PositionView> positions(String accountId, String instId) {
        return valuation.positions(accounts.user(accountId), instId);
    }

    /** One-way or hedge. */
    public PositionMode positionMode(String accountId) {
        return accounts.user(accountId).positionMode();
    }

    /** 110019 with open orders or positions. */
    public Answer setPositionMode(String accountId, PositionMode mode) {
        return desk.positionMode(accounts.user(accountId), mode);
    }

    /** The account's margin mode. Orders name their own. */
    public MarginMode marginMode(String accountId) {
        return accounts.user(accountId).marginMode();
    }

    /** 110019 with open orders or positions. */
    public Answer setMarginMode(String accountId, MarginMode mode) {
        return desk.marginMode(accounts.user(accountId), mode);
    }

    /** Leverage rows of an instrument: one, or long and short when margin is isolated in hedge mode. */
    public List<LeverageView> leverage(String accountId, String instId, MarginMode mode) {
        markets.get(instId);
        return desk.leverage(accounts.user(accountId), instId, mode);
    }

    /**
     * Sets leverage. 152014 unknown instrument, 152002 out of range, 110006 with open orders in it, 103003 when the
     * wallet cannot carry the positions at the lower leverage.
     *
     * @param positionSide matters only for isolated margin in hedge mode, where null means both sides
     */
    public Answer setLeverage(
            String accountId, String instId, MarginMode mode, PositionSide positionSide, int leverage) {
        return turn.take(now -> desk.setLeverage(accounts.user(accountId), instId, mode, positionSide, leverage));
    }

    /** Checks, accepts and matches an order. What became of it is told by events and by {@link #order}. */
    public OrderAnswer place(String accountId, NewOrder order) {
        return turn.take(now -> orders.place(accounts.user(accountId), order, now));
    }

    /**
     * Cancels an open order named by {@code orderId} or, when that is null, {@code clientOrderId}. 102068 when there is
     * no such open order.
     *
     * @param instId when not null, the order must be of this instrument
     */
    public OrderAnswer cancel(String accountId, String instId, String orderId, String clientOrderId) {
        return turn.take(now -> orders.cancel(accounts.user(accountId), instId, orderId, clientOrderId, now));
    }

    /** Closes a whole position at market; 102022 when there is none. */
    public OrderAnswer closePosition(
            String accountId, String instId, MarginMode mode, PositionSide side, String clientOrderId) {
        PositionKey key = new PositionKey(instId, mode, side);
        return turn.take(now -> orders.close(accounts.user(accountId), key, clientOrderId, now));
    }

    /** The price band for new orders. */
    public PriceRange priceRange(String instId, Side side) {
        return markets.get(instId).range(settings.priceBand());
    }

    /** An open or remembered order by {@code orderId} or, when that is null, {@code clientOrderId}. */
    public Optional<OrderView> order(String accountId, String orderId, String clientOrderId) {
        return Optional.ofNullable(OrderDesk.find(accounts.user(accountId), orderId, clientOrderId))
                .map(order -> order.view(markets.scale(order.terms().instId())));
    }

    /** Open orders, newest first; the cursor is the order id. */
    public List<OrderView> openOrders(String accountId, PageQuery query) {
        return OrderLists.page(accounts.user(accountId).orders().openNewestFirst(), query, markets);
    }

    /** Finished orders, newest first; the cursor is the order id. */
    public List<OrderView> orderHistory(String accountId, PageQuery query) {
        return OrderLists.page(accounts.user(accountId).orders().finishedNewestFirst(), query, markets);
    }

    /** Fills, newest first; the cursor is the trade id. */
    public List<FillView> fills(String accountId, PageQuery query) {
        return OrderLists.fills(accounts.user(accountId).fills(), query);
    }

    /** Closed positions, newest first; the cursor is the history id, which is that of the closing trade. */
    public List<ClosedPositionView> closedPositions(String accountId, PageQuery query) {
        return OrderLists.closed(accounts.user(accountId).closedPositions(), query);
    }

    /** TP/SL and trigger orders. */
    public AlgoOrders algoOrders() {
        return algoOrders;
    }

    /** Everybody else on an instrument, to be moved by hand. */
    public Counterparty counterparty(String instId) {
        Market market = markets.get(instId);
        return counterparties.computeIfAbsent(instId, any -> new Counterparty(market, orders, accounts, turn));
    }

    /** All instruments, in the order of the settings. */
    public List<Instrument> instruments() {
        return markets.all().stream().map(Market::instrument).toList();
    }

    /** One instrument. */
    public Optional<Instrument> instrument(String instId) {
        return Optional.ofNullable(markets.find(instId)).map(Market::instrument);
    }

    /** The best {@code depth} levels of both sides as they are now: for REST and {@code books5}. */
    public BookView book(String instId, int depth) {
        return markets.get(instId).feed().view(depth, clock.now());
    }

    /**
     * The whole book as start of a {@code books} subscription. Flushes the instrument's pending changes first, so that
     * the next {@link BookChange} told has this view's {@code seqId} as {@code prevSeqId}.
     */
    public BookView bookSnapshot(String instId) {
        BookFeed feed = markets.get(instId).feed();
        return turn.take(now -> {
            feed.flush(now).ifPresent(outbox::book);
            return feed.view(Integer.MAX_VALUE, now);
        });
    }

    /** The latest public trades, newest first; at least the last 100 are remembered. */
    public List<TradeView> trades(String instId, int limit) {
        return markets.get(instId).trades(limit);
    }

    /** Candles, newest (the unfinished one) first; of the query only after, before and limit count, the cursor is ts. */
    public List<CandleView> candles(CandleKind kind, String instId, Bar bar, PageQuery query) {
        return turn.take(now -> markets.get(instId).candles().rows(kind, bar, query));
    }

    /** The last 24 hours of one instrument. */
    public TickerView ticker(String instId) {
        return markets.get(instId).ticker(clock.now());
    }

    /** Index and mark price. */
    public MarkPriceView markPrice(String instId) {
        return markets.get(instId).markPrice(clock.now());
    }

    /** Funding rate and the coming settlement time (every eight hours, UTC). */
    public FundingRateView fundingRate(String instId) {
        return markets.get(instId).fundingRate(clock.now());
    }

    /** The exchange's own books, for checks. */
    public AuditView audit() {
        return accounts.audit(markets);
    }
}
