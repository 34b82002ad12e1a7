package io.github.camelblofin.api;

import static io.github.camelblofin.api.ActionSemantics.ALWAYS_FULL;
import static io.github.camelblofin.api.ActionSemantics.NO_ACTION;
import static io.github.camelblofin.api.ActionSemantics.SNAPSHOT_THEN_UPDATES;
import static io.github.camelblofin.api.Channel.FirstPush.NOTHING;
import static io.github.camelblofin.api.Channel.FirstPush.SNAPSHOT;
import static io.github.camelblofin.api.Channel.NameKind.BARS;
import static io.github.camelblofin.api.Channel.NameKind.PLAIN;
import static io.github.camelblofin.api.Evidence.ASSUMED;
import static io.github.camelblofin.api.Evidence.DOCUMENTED;
import static io.github.camelblofin.api.Evidence.SEEN_LIVE;
import static io.github.camelblofin.api.InstrumentArgument.NO_INSTRUMENT;
import static io.github.camelblofin.api.InstrumentArgument.OPTIONAL;
import static io.github.camelblofin.api.InstrumentArgument.REQUIRED;
import static io.github.camelblofin.api.JsonShape.ARRAY;
import static io.github.camelblofin.api.JsonShape.OBJECT;
import static io.github.camelblofin.api.Operation.ACCOUNT_BALANCE;
import static io.github.camelblofin.api.Operation.ACCOUNT_POSITIONS;
import static io.github.camelblofin.api.Operation.COPYTRADING_ACCOUNT_BALANCE;
import static io.github.camelblofin.api.Operation.COPYTRADING_ACCOUNT_POSITIONS_BY_CONTRACT;
import static io.github.camelblofin.api.Operation.COPYTRADING_ACCOUNT_POSITIONS_BY_ORDER;
import static io.github.camelblofin.api.Operation.COPYTRADING_TRADE_ORDERS_HISTORY;
import static io.github.camelblofin.api.Operation.COPYTRADING_TRADE_ORDERS_PENDING;
import static io.github.camelblofin.api.Operation.MARKET_CANDLES;
import static io.github.camelblofin.api.Operation.MARKET_INDEX_CANDLES;
import static io.github.camelblofin.api.Operation.MARKET_MARK_PRICE_CANDLES;
import static io.github.camelblofin.api.Operation.MARKET_TRADES;
import static io.github.camelblofin.api.Operation.SPOT_MARKET_CANDLES;
import static io.github.camelblofin.api.Operation.SPOT_MARKET_TRADES;
import static io.github.camelblofin.api.Operation.TRADE_ORDERS_ALGO_HISTORY;
import static io.github.camelblofin.api.Operation.TRADE_ORDERS_ALGO_PENDING;
import static io.github.camelblofin.api.Operation.TRADE_ORDERS_HISTORY;
import static io.github.camelblofin.api.Operation.TRADE_ORDERS_PENDING;
import static io.github.camelblofin.api.Operation.TRADE_ORDERS_TPSL_HISTORY;
import static io.github.camelblofin.api.Operation.TRADE_ORDERS_TPSL_PENDING;
import static io.github.camelblofin.api.Operation.TRADE_ORDER_DETAIL;
import static io.github.camelblofin.api.Operation.TRADE_ORDER_TPSL_DETAIL;
import static io.github.camelblofin.api.RecoveryReads.balance;
import static io.github.camelblofin.api.RecoveryReads.candles;
import static io.github.camelblofin.api.RecoveryReads.nothing;
import static io.github.camelblofin.api.RecoveryReads.orders;
import static io.github.camelblofin.api.RecoveryReads.positions;
import static io.github.camelblofin.api.RecoveryReads.trades;
import static io.github.camelblofin.api.Socket.COPYTRADING_PRIVATE;
import static io.github.camelblofin.api.Socket.PRIVATE;
import static io.github.camelblofin.api.Socket.PUBLIC;
import static io.github.camelblofin.api.Socket.SPOT_PRIVATE;
import static io.github.camelblofin.api.Socket.SPOT_PUBLIC;

import io.github.camelblofin.model.AccountBalance;
import io.github.camelblofin.model.Candle;
import io.github.camelblofin.model.FundingRate;
import io.github.camelblofin.model.Order;
import io.github.camelblofin.model.OrderBook;
import io.github.camelblofin.model.Position;
import io.github.camelblofin.model.Ticker;
import io.github.camelblofin.model.Trade;
import io.github.camelblofin.model.copytrading.CopyOrder;
import io.github.camelblofin.model.copytrading.CopyPosition;
import io.github.camelblofin.model.trade.AlgoOrder;
import java.time.Duration;
import java.util.Optional;

/**
 * Every WebSocket channel of BloFin, one line each; the names that routes use are made by {@link ChannelName}.
 *
 * <p>Columns: name on the wire, whether the name ends in a bar ({@code BARS}: a family such as {@code candle1m}),
 * socket, whether a subscription names an instrument, shape of {@code data}, meaning of {@code action}, what comes first
 * after subscribing, record of one row, how we know it, and what tells by REST what was missed while away. On the spot channels that are assumed the record is an assumption as well.
 */
public enum Channel {
    // spotless:off
    TRADES                    ("trades",                    PLAIN, PUBLIC,              REQUIRED,      ARRAY,  NO_ACTION,             NOTHING,  Trade.class,          DOCUMENTED, trades(MARKET_TRADES)),
    CANDLE                    ("candle",                    BARS,  PUBLIC,              REQUIRED,      ARRAY,  NO_ACTION,             NOTHING,  Candle.class,         DOCUMENTED, candles(MARKET_CANDLES)),
    INDEX_CANDLE              ("index-candle",              BARS,  PUBLIC,              REQUIRED,      ARRAY,  NO_ACTION,             NOTHING,  Candle.class,         DOCUMENTED, candles(MARKET_INDEX_CANDLES)),
    MARK_PRICE_CANDLE         ("mark-price-candle",         BARS,  PUBLIC,              REQUIRED,      ARRAY,  NO_ACTION,             NOTHING,  Candle.class,         DOCUMENTED, candles(MARKET_MARK_PRICE_CANDLES)),
    BOOKS                     ("books",                     PLAIN, PUBLIC,              REQUIRED,      OBJECT, SNAPSHOT_THEN_UPDATES, SNAPSHOT, OrderBook.class,      DOCUMENTED, nothing()),
    BOOKS5                    ("books5",                    PLAIN, PUBLIC,              REQUIRED,      OBJECT, ALWAYS_FULL,           NOTHING,  OrderBook.class,      DOCUMENTED, nothing()),
    TICKERS                   ("tickers",                   PLAIN, PUBLIC,              REQUIRED,      ARRAY,  NO_ACTION,             NOTHING,  Ticker.class,         DOCUMENTED, nothing()),
    FUNDING_RATE              ("funding-rate",              PLAIN, PUBLIC,              REQUIRED,      ARRAY,  NO_ACTION,             NOTHING,  FundingRate.class,    DOCUMENTED, nothing()),
    POSITIONS                 ("positions",                 PLAIN, PRIVATE,             OPTIONAL,      ARRAY,  NO_ACTION,             SNAPSHOT, Position.class,       DOCUMENTED, positions(ACCOUNT_POSITIONS)),
    ORDERS                    ("orders",                    PLAIN, PRIVATE,             OPTIONAL,      ARRAY,  ALWAYS_FULL,           NOTHING,  Order.class,          DOCUMENTED, orders(TRADE_ORDERS_PENDING, TRADE_ORDERS_HISTORY, TRADE_ORDER_DETAIL)),
    ORDERS_ALGO               ("orders-algo",               PLAIN, PRIVATE,             OPTIONAL,      ARRAY,  ALWAYS_FULL,           NOTHING,  AlgoOrder.class,      DOCUMENTED, orders(TRADE_ORDERS_TPSL_PENDING, TRADE_ORDERS_TPSL_HISTORY, TRADE_ORDER_TPSL_DETAIL).and(TRADE_ORDERS_ALGO_PENDING, TRADE_ORDERS_ALGO_HISTORY)),
    ACCOUNT                   ("account",                   PLAIN, PRIVATE,             NO_INSTRUMENT, OBJECT, NO_ACTION,             NOTHING,  AccountBalance.class, DOCUMENTED, balance(ACCOUNT_BALANCE)),
    INVERSE_ACCOUNT           ("inverse-account",           PLAIN, PRIVATE,             NO_INSTRUMENT, OBJECT, NO_ACTION,             NOTHING,  AccountBalance.class, DOCUMENTED, balance(ACCOUNT_BALANCE).with("productType", "COIN-FUTURES")),
    COPYTRADING_POSITIONS     ("copytrading-positions",     PLAIN, COPYTRADING_PRIVATE, NO_INSTRUMENT, ARRAY,  NO_ACTION,             SNAPSHOT, CopyPosition.class,   DOCUMENTED, positions(COPYTRADING_ACCOUNT_POSITIONS_BY_CONTRACT)),
    COPYTRADING_SUB_POSITIONS ("copytrading-sub-positions", PLAIN, COPYTRADING_PRIVATE, NO_INSTRUMENT, ARRAY,  NO_ACTION,             SNAPSHOT, CopyPosition.class,   DOCUMENTED, positions(COPYTRADING_ACCOUNT_POSITIONS_BY_ORDER)),
    COPYTRADING_ORDERS        ("copytrading-orders",        PLAIN, COPYTRADING_PRIVATE, NO_INSTRUMENT, ARRAY,  ALWAYS_FULL,           NOTHING,  CopyOrder.class,      DOCUMENTED, orders(COPYTRADING_TRADE_ORDERS_PENDING, COPYTRADING_TRADE_ORDERS_HISTORY)),
    COPYTRADING_ACCOUNT       ("copytrading-account",       PLAIN, COPYTRADING_PRIVATE, NO_INSTRUMENT, OBJECT, NO_ACTION,             NOTHING,  AccountBalance.class, DOCUMENTED, balance(COPYTRADING_ACCOUNT_BALANCE)),
    SPOT_TRADES               ("trades",                    PLAIN, SPOT_PUBLIC,         REQUIRED,      ARRAY,  NO_ACTION,             NOTHING,  Trade.class,          SEEN_LIVE,  trades(SPOT_MARKET_TRADES)),
    SPOT_CANDLE               ("candle",                    BARS,  SPOT_PUBLIC,         REQUIRED,      ARRAY,  NO_ACTION,             NOTHING,  Candle.class,         SEEN_LIVE,  candles(SPOT_MARKET_CANDLES)),
    SPOT_TICKERS              ("tickers",                   PLAIN, SPOT_PUBLIC,         REQUIRED,      ARRAY,  NO_ACTION,             NOTHING,  Ticker.class,         SEEN_LIVE,  nothing()),
    SPOT_BOOKS                ("books",                     PLAIN, SPOT_PUBLIC,         REQUIRED,      OBJECT, SNAPSHOT_THEN_UPDATES, SNAPSHOT, OrderBook.class,      ASSUMED,    nothing()),
    SPOT_BOOKS5               ("books5",                    PLAIN, SPOT_PUBLIC,         REQUIRED,      OBJECT, ALWAYS_FULL,           NOTHING,  OrderBook.class,      ASSUMED,    nothing()),
    SPOT_ORDERS               ("orders",                    PLAIN, SPOT_PRIVATE,        OPTIONAL,      ARRAY,  ALWAYS_FULL,           NOTHING,  Order.class,          ASSUMED,    nothing()),
    SPOT_ORDERS_ALGO          ("orders-algo",               PLAIN, SPOT_PRIVATE,        OPTIONAL,      ARRAY,  ALWAYS_FULL,           NOTHING,  AlgoOrder.class,      ASSUMED,    nothing()),
    SPOT_ACCOUNT              ("account",                   PLAIN, SPOT_PRIVATE,        OPTIONAL,      OBJECT, NO_ACTION,             NOTHING,  AccountBalance.class, ASSUMED,    nothing());
    // spotless:on

    private final String wireName;
    private final boolean family;
    private final Socket socket;
    private final InstrumentArgument instrument;
    private final JsonShape data;
    private final ActionSemantics action;
    private final FirstPush first;
    private final Class<?> rowType;
    private final Evidence evidence;

    @SuppressWarnings("ImmutableEnumChecker") // a record of immutable values
    private final RecoveryReads recovery;

    Channel(
            String wireName,
            NameKind kind,
            Socket socket,
            InstrumentArgument instrument,
            JsonShape data,
            ActionSemantics action,
            FirstPush first,
            Class<?> rowType,
            Evidence evidence,
            RecoveryReads recovery) {
        this.wireName = wireName;
        this.family = kind == NameKind.BARS;
        this.socket = socket;
        this.instrument = instrument;
        this.data = data;
        this.action = action;
        this.first = first;
        this.rowType = rowType;
        this.evidence = evidence;
        this.recovery = recovery;
    }

    /** Name on the wire; for a family without the bar. */
    public String wireName() {
        return wireName;
    }

    /** Whether the name ends in a {@link Bar}. */
    public boolean family() {
        return family;
    }

    public Socket socket() {
        return socket;
    }

    public InstrumentArgument instrument() {
        return instrument;
    }

    /** Whether {@code data} is a list of rows or one object. */
    public JsonShape data() {
        return data;
    }

    public ActionSemantics action() {
        return action;
    }

    /** Whether a new subscription begins with the whole state, so that subscribing again repairs what was missed. */
    public boolean snapshotFirst() {
        return first == FirstPush.SNAPSHOT;
    }

    /**
     * Silence of one instrument that is a sign of trouble, on channels that are busy by nature; {@code ZERO} where silence is
     * normal, as on private ones. Not from BloFin's documentation: what its markets look like.
     */
    public Duration staleAfter() {
        return switch (this) {
            case BOOKS, BOOKS5, TICKERS, INDEX_CANDLE, MARK_PRICE_CANDLE -> Duration.ofSeconds(60);
            case TRADES, CANDLE, SPOT_BOOKS, SPOT_BOOKS5, SPOT_TICKERS, SPOT_TRADES, SPOT_CANDLE ->
                Duration.ofMinutes(2);
            default -> Duration.ZERO;
        };
    }

    /** What a newer push makes of one that waits. */
    public Conflation conflation() {
        return switch (this) {
            case CANDLE, INDEX_CANDLE, MARK_PRICE_CANDLE, SPOT_CANDLE -> Conflation.LATEST_OF_CANDLE;
            case TICKERS, BOOKS5, SPOT_BOOKS5, FUNDING_RATE -> Conflation.LATEST;
            case SPOT_TICKERS -> Conflation.FIELDS;
            default -> Conflation.NONE;
        };
    }

    /**
     * Field of a row that tells which order or position it is about; empty where pushes are about an instrument or an
     * account as a whole.
     */
    public Optional<String> rowId() {
        return Optional.ofNullable(
                switch (this) {
                    case ORDERS, COPYTRADING_ORDERS, SPOT_ORDERS -> "orderId";
                    case ORDERS_ALGO, SPOT_ORDERS_ALGO -> "algoId";
                    case POSITIONS, COPYTRADING_POSITIONS, COPYTRADING_SUB_POSITIONS -> "positionId";
                    default -> null;
                });
    }

    /** The record of one row. */
    public Class<?> rowType() {
        return rowType;
    }

    public Evidence evidence() {
        return evidence;
    }

    /** What tells by REST what was missed while the stream was down; empty where nothing can, or need be, read. */
    public Optional<RecoveryReads> recovery() {
        return recovery.family() == RecoveryReads.Family.NOTHING ? Optional.empty() : Optional.of(recovery);
    }

    /** Whether it belongs to the spot market, whose subscriptions carry {@code instType}. */
    public boolean spot() {
        return socket == SPOT_PUBLIC || socket == SPOT_PRIVATE;
    }

    /** What BloFin pushes as soon as a subscription is confirmed. */
    enum FirstPush {
        SNAPSHOT,
        NOTHING
    }

    enum NameKind {
        PLAIN,
        BARS
    }
}
