package io.github.camelblofin.simulator.exchange.matching;

import io.github.camelblofin.simulator.exchange.model.CancelSource;
import io.github.camelblofin.simulator.exchange.model.OrderState;
import io.github.camelblofin.simulator.exchange.model.OrderType;
import io.github.camelblofin.simulator.exchange.model.OrderView;
import io.github.camelblofin.simulator.exchange.model.Side;
import java.math.BigDecimal;

/**
 * One order and what became of it. Once {@link #finished()} nothing changes any more. Owned by the exchange's thread.
 */
public final class Order {

    private final long id;
    private final OrderTerms terms;
    private final long createTime;
    private long lots;
    private long filledLots;
    private long filledTickLots;
    private BigDecimal fee = BigDecimal.ZERO;
    private BigDecimal pnl = BigDecimal.ZERO;
    private OrderState state = OrderState.LIVE;
    private CancelSource cancelSource = CancelSource.NONE;
    private long updateTime;

    /** Where the order rests; null when it does not. These three belong to {@link PriceLevel}. */
    PriceLevel level;

    Order previous;
    Order next;

    public Order(long id, OrderTerms terms, long lots, long now) {
        this.id = id;
        this.terms = terms;
        this.lots = lots;
        this.createTime = now;
        this.updateTime = now;
    }

    public long id() {
        return id;
    }

    public OrderTerms terms() {
        return terms;
    }

    public Side side() {
        return terms.side();
    }

    public long createTime() {
        return createTime;
    }

    public OrderState state() {
        return state;
    }

    public long remaining() {
        return lots - filledLots;
    }

    public boolean finished() {
        return state.finished();
    }

    public boolean resting() {
        return level != null;
    }

    /** Takes part in a trade. */
    void fill(long tradedLots, long ticks, long now) {
        filledLots += tradedLots;
        filledTickLots += tradedLots * ticks;
        updateTime = now;
        state = remaining() == 0 ? OrderState.FILLED : OrderState.PARTIALLY_FILLED;
        if (state == OrderState.FILLED) {
            cancelSource = CancelSource.NOT_CANCELED;
        }
    }

    /** Books what a fill cost and brought. */
    public void settle(BigDecimal fillFee, BigDecimal fillPnl) {
        fee = fee.add(fillFee);
        pnl = pnl.add(fillPnl);
    }

    /** Ends the order; the caller has taken it out of the book. */
    public void cancel(CancelSource source, long now) {
        state = filledLots == 0 ? OrderState.CANCELED : OrderState.PARTIALLY_CANCELED;
        cancelSource = source;
        updateTime = now;
    }

    /** Gives up part of what is not filled; only through {@link OrderBook#shrink} while resting. */
    void shrink(long newRemaining, long now) {
        lots = filledLots + newRemaining;
        updateTime = now;
    }

    /** The order as it is now. */
    public OrderView view(Scale scale) {
        return new OrderView(
                Long.toString(id),
                terms.clientOrderId(),
                terms.instId(),
                terms.marginMode(),
                terms.positionSide(),
                terms.side(),
                terms.type(),
                terms.type() == OrderType.MARKET ? BigDecimal.ZERO : scale.price(terms.ticks()),
                scale.size(lots),
                terms.reduceOnly(),
                terms.leverage(),
                state,
                scale.size(filledLots),
                scale.coins(filledLots),
                scale.averagePrice(BigDecimal.valueOf(filledTickLots), filledLots),
                Scale.tidy(fee),
                Scale.tidy(pnl),
                cancelSource,
                terms.brokerId(),
                createTime,
                updateTime);
    }
}
