package io.github.camelblofin.simulator.exchange.account;

import io.github.camelblofin.simulator.exchange.model.AlgoState;
import io.github.camelblofin.simulator.exchange.model.AlgoView;
import io.github.camelblofin.simulator.exchange.model.Leg;
import io.github.camelblofin.simulator.exchange.model.NewAlgo;
import io.github.camelblofin.simulator.exchange.model.PriceSource;
import io.github.camelblofin.simulator.exchange.model.Side;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;

/** One order that waits for a price, and what became of it. Owned by the exchange's thread. */
public final class AlgoOrder {
    private static final String NOBODY = "not_canceled";

    private final long id;
    private final NewAlgo terms;
    private final int leverage;
    private final boolean firesAbove;
    private final long createTime;
    private AlgoState state = AlgoState.LIVE;
    private BigDecimal actualSize;
    private String actualSide;
    private String canceledBy = NOBODY;
    private long updateTime;

    /** @param price the price that a trigger order watches, now: it fires when the trigger is reached from there */
    public AlgoOrder(long id, NewAlgo terms, int leverage, BigDecimal price, long now) {
        this.id = id;
        this.terms = terms;
        this.leverage = leverage;
        this.firesAbove = !terms.tpsl() && terms.trigger().triggerPrice().compareTo(price) >= 0;
        this.createTime = now;
        this.updateTime = now;
    }

    public long id() {
        return id;
    }

    public NewAlgo terms() {
        return terms;
    }

    public long createTime() {
        return createTime;
    }

    public boolean live() {
        return state == AlgoState.LIVE;
    }

    /** The position it belongs to. */
    public PositionKey position() {
        return new PositionKey(terms.instId(), terms.marginMode(), terms.positionSide());
    }

    /** Whether it is for the whole of its position, however large that is. */
    public boolean wholePosition() {
        return terms.size() == null;
    }

    /** The leg whose price was reached; of two, the stop-loss. */
    public Optional<Leg> reached(Function<PriceSource, BigDecimal> prices) {
        if (!terms.tpsl()) {
            return leg(terms.trigger(), firesAbove, prices);
        }
        boolean selling = terms.side() == Side.SELL;
        return leg(terms.stopLoss(), !selling, prices).or(() -> leg(terms.takeProfit(), selling, prices));
    }

    private static Optional<Leg> leg(Leg leg, boolean above, Function<PriceSource, BigDecimal> prices) {
        return Optional.ofNullable(leg).filter(some -> {
            int order = prices.apply(some.source()).compareTo(some.triggerPrice());
            return above ? order >= 0 : order <= 0;
        });
    }

    /** It fired: its order was taken, or refused. */
    public void fired(Leg leg, BigDecimal size, boolean taken, long now) {
        state = taken ? AlgoState.EFFECTIVE : AlgoState.ORDER_FAILED;
        actualSize = size;
        actualSide = terms.tpsl() ? (leg.equals(terms.stopLoss()) ? "sl" : "tp") : null;
        updateTime = now;
    }

    /** Ended by the user, or by the exchange when its position is gone. */
    public void cancel(boolean byUser, long now) {
        state = AlgoState.CANCELED;
        canceledBy = byUser ? "user_canceled" : "system_canceled";
        updateTime = now;
    }

    /** The order as it is now. */
    public AlgoView view() {
        return new AlgoView(
                Long.toString(id), terms, leverage, state, actualSize, actualSide, canceledBy, createTime, updateTime);
    }
}
