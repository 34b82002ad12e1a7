package io.github.camelblofin.simulator.exchange.account;

import io.github.camelblofin.simulator.exchange.matching.Order;
import io.github.camelblofin.simulator.exchange.matching.OrderTerms;
import io.github.camelblofin.simulator.exchange.matching.Scale;
import io.github.camelblofin.simulator.exchange.model.ClosedPositionView;
import io.github.camelblofin.simulator.exchange.model.FillView;
import io.github.camelblofin.simulator.exchange.model.MarginMode;
import io.github.camelblofin.simulator.exchange.model.PositionMode;
import io.github.camelblofin.simulator.exchange.model.PositionSide;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * One account: money, positions, settings, orders and fills. An internal account (the synthetic market, the house) has
 * money and positions like any other, but its orders are not remembered, its margin is not checked and nobody is told
 * about it.
 */
public final class Account {

    /** BloFin's usual leverage of an instrument nobody set. */
    private static final int DEFAULT_LEVERAGE = 3;

    private final String id;
    private final boolean internal;
    private final int historyLimit;
    private final OrderLedger orders;
    private final AlgoLedger algoOrders;
    private final ArrayDeque<FillView> fills = new ArrayDeque<>();
    private final ArrayDeque<ClosedPositionView> closedPositions = new ArrayDeque<>();
    private final Map<PositionKey, Position> positions = new LinkedHashMap<>();
    private final Map<PositionKey, Integer> leverages = new HashMap<>();
    private BigDecimal balance;
    private PositionMode positionMode = PositionMode.NET;
    private MarginMode marginMode = MarginMode.CROSS;

    public Account(String id, boolean internal, BigDecimal balance, int historyLimit) {
        this.id = id;
        this.internal = internal;
        this.balance = balance;
        this.historyLimit = historyLimit;
        this.orders = new OrderLedger(historyLimit);
        this.algoOrders = new AlgoLedger(historyLimit);
    }

    public String id() {
        return id;
    }

    public boolean internal() {
        return internal;
    }

    public OrderLedger orders() {
        return orders;
    }

    public AlgoLedger algoOrders() {
        return algoOrders;
    }

    /** Closed positions, oldest first. */
    public Deque<ClosedPositionView> closedPositions() {
        return closedPositions;
    }

    /** Fills, oldest first. */
    public Deque<FillView> fills() {
        return fills;
    }

    public BigDecimal balance() {
        return balance;
    }

    public PositionMode positionMode() {
        return positionMode;
    }

    public void positionMode(PositionMode mode) {
        positionMode = mode;
    }

    public MarginMode marginMode() {
        return marginMode;
    }

    public void marginMode(MarginMode mode) {
        marginMode = mode;
    }

    /** True when modes may be switched. */
    public boolean idle() {
        return positions.isEmpty() && orders.open().isEmpty() && algoOrders.idle();
    }

    /** Adds money; negative takes it away. */
    public void credit(BigDecimal amount) {
        balance = balance.add(amount);
    }

    /** Remembers a fill; the oldest is forgotten when there are too many. */
    public void remember(FillView fill) {
        fills.addLast(fill);
        if (fills.size() > historyLimit) {
            fills.removeFirst();
        }
    }

    private void remember(ClosedPositionView closed) {
        closedPositions.addLast(closed);
        if (closedPositions.size() > historyLimit) {
            closedPositions.removeFirst();
        }
    }

    /** Open positions, oldest first. */
    public Collection<Position> positions() {
        return positions.values();
    }

    /** An open position, or null. */
    public Position position(PositionKey key) {
        return positions.get(key);
    }

    /** Lots of the order's position that an order like it could close. */
    public long closable(OrderTerms terms) {
        Position position = positions.get(PositionKey.of(terms));
        return position == null ? 0 : position.closable(terms.side());
    }

    /** Takes one side of a trade in. Returns the position, which is no longer in the account when it closed. */
    public Booking book(Order order, Trade trade, Scale scale, LongSupplier positionIds) {
        PositionKey key = PositionKey.of(order.terms());
        Position position =
                positions.computeIfAbsent(key, missing -> new Position(positionIds.getAsLong(), missing, trade.time()));
        BigDecimal pnl = position.trade(order.side(), trade, scale.unit());
        balance = balance.add(pnl);
        if (!internal) {
            position.takeClosed()
                    .ifPresent(closed -> remember(closed.view(key, order.terms().leverage(), scale)));
        }
        if (position.lots() == 0) {
            positions.remove(key);
        }
        return new Booking(position, pnl);
    }

    /** What a trade did to a position. */
    public record Booking(Position position, BigDecimal pnl) {}

    /** One side of a trade: price, size, time and what it costs. */
    public record Trade(long id, long ticks, long lots, long time, BigDecimal fee) {}

    /** Leverage of a position, open or not. */
    public int leverage(PositionKey key, int maxLeverage) {
        return leverages.getOrDefault(leverageKey(key), Math.min(DEFAULT_LEVERAGE, maxLeverage));
    }

    /** Sets the leverage of a position, open or not. */
    public void setLeverage(PositionKey key, int leverage) {
        leverages.put(leverageKey(key), leverage);
    }

    /** Long and short have a leverage each only with isolated margin in hedge mode. */
    public boolean leveragePerSide(MarginMode mode) {
        return positionMode == PositionMode.LONG_SHORT && mode == MarginMode.ISOLATED;
    }

    private PositionKey leverageKey(PositionKey key) {
        return leveragePerSide(key.marginMode())
                ? key
                : new PositionKey(key.instId(), key.marginMode(), PositionSide.NET);
    }
}
