package io.github.camelblofin.simulator.exchange;

import io.github.camelblofin.simulator.exchange.market.Market;
import io.github.camelblofin.simulator.exchange.matching.Order;
import io.github.camelblofin.simulator.exchange.model.OrderType;
import io.github.camelblofin.simulator.exchange.model.Side;
import io.github.camelblofin.simulator.exchange.synthetic.Floor;
import java.util.function.LongSupplier;

/** Lets the synthetic market of one instrument trade through internal accounts. */
final class SyntheticFloor implements Floor {

    private static final int MAKERS = 3;

    private final Market market;
    private final OrderDesk desk;
    private final Accounts accounts;
    private final LongSupplier now;

    SyntheticFloor(Market market, OrderDesk desk, Accounts accounts, LongSupplier now) {
        this.market = market;
        this.desk = desk;
        this.accounts = accounts;
        this.now = now;
    }

    @Override
    public Order quote(Side side, long ticks, long lots) {
        var maker = accounts.internal("maker-" + ticks % MAKERS);
        return desk.placeInternal(maker, market, OrderType.LIMIT, side, ticks, lots, now.getAsLong());
    }

    @Override
    public void withdraw(Order order) {
        desk.withdraw(market, order, now.getAsLong());
    }

    @Override
    public void take(Side side, long lots) {
        desk.placeInternal(accounts.internal("taker"), market, OrderType.MARKET, side, 0, lots, now.getAsLong());
    }
}
