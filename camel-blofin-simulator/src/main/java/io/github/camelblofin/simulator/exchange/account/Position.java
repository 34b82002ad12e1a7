package io.github.camelblofin.simulator.exchange.account;

import io.github.camelblofin.simulator.exchange.model.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * One position: signed lots (short is negative, in hedge mode too) and what they cost. The cost is kept, not the average
 * price, so that realized PnL adds up exactly: whatever a closing takes off the cost is in its PnL.
 */
public final class Position {

    private static final int COST_SCALE = 18;

    private final long id;
    private final PositionKey key;
    private long lots;
    /** Ticks times signed lots of what is open. */
    private BigDecimal cost = BigDecimal.ZERO;

    private BigDecimal realizedPnl = BigDecimal.ZERO;
    private Tally tally = new Tally();
    private ClosedPosition lastClosed;
    private long createTime;
    private long updateTime;

    Position(long id, PositionKey key, long now) {
        this.id = id;
        this.key = key;
        this.createTime = now;
        this.updateTime = now;
    }

    public long id() {
        return id;
    }

    public PositionKey key() {
        return key;
    }

    public long lots() {
        return lots;
    }

    public BigDecimal cost() {
        return cost;
    }

    public BigDecimal realizedPnl() {
        return realizedPnl;
    }

    public long createTime() {
        return createTime;
    }

    public long updateTime() {
        return updateTime;
    }

    /** Lots an order of {@code side} can close. */
    public long closable(Side side) {
        return Math.max(0, -side.sign() * lots);
    }

    /**
     * Takes a trade in: closes what is opposite, opens the rest.
     *
     * @param unit quote value of one tick times one lot
     * @return realized PnL in quote currency
     */
    BigDecimal trade(Side side, Account.Trade trade, BigDecimal unit) {
        long tradedLots = trade.lots();
        long ticks = trade.ticks();
        long now = trade.time();
        long closed = Math.min(tradedLots, closable(side));
        BigDecimal pnl =
                closed == 0 ? BigDecimal.ZERO : close(side, closed, ticks).multiply(unit);
        realizedPnl = realizedPnl.add(pnl);
        tally.closed(closed, ticks, trade.fee());
        if (closed > 0 && lots == 0) {
            lastClosed = new ClosedPosition(trade.id(), id, side.opposite(), tally, realizedPnl, createTime, now);
            tally = new Tally();
        }
        long opened = tradedLots - closed;
        if (opened > 0) {
            if (closed > 0) {
                createTime = now;
                realizedPnl = BigDecimal.ZERO;
            }
            lots += side.sign() * opened;
            cost = cost.add(BigDecimal.valueOf(side.sign() * opened * ticks));
            tally.opened(opened, ticks, Math.abs(lots));
        }
        updateTime = now;
        return pnl;
    }

    /** The position that the last trade closed, once. */
    Optional<ClosedPosition> takeClosed() {
        Optional<ClosedPosition> closed = Optional.ofNullable(lastClosed);
        lastClosed = null;
        return closed;
    }

    private BigDecimal close(Side side, long closed, long ticks) {
        BigDecimal share = closed == Math.abs(lots)
                ? cost
                : cost.multiply(BigDecimal.valueOf(closed))
                        .divide(BigDecimal.valueOf(Math.abs(lots)), COST_SCALE, RoundingMode.HALF_EVEN);
        cost = cost.subtract(share);
        lots += side.sign() * closed;
        return BigDecimal.valueOf(-side.sign() * closed * ticks).subtract(share);
    }
}
