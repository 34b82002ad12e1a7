package io.github.camelblofin.simulator.exchange.matching;

import io.github.camelblofin.simulator.exchange.model.MarginMode;
import io.github.camelblofin.simulator.exchange.model.OrderType;
import io.github.camelblofin.simulator.exchange.model.PositionSide;
import io.github.camelblofin.simulator.exchange.model.Side;

/**
 * What never changes about an order.
 *
 * @param ticks limit price, 0 for market orders
 */
public record OrderTerms(
        String accountId,
        String instId,
        MarginMode marginMode,
        PositionSide positionSide,
        Side side,
        OrderType type,
        long ticks,
        boolean reduceOnly,
        int leverage,
        String clientOrderId,
        String brokerId) {

    /** True when the order may only reduce a position: by its flag, or in hedge mode by its direction. */
    public boolean closing() {
        return reduceOnly
                || (positionSide == PositionSide.LONG && side == Side.SELL)
                || (positionSide == PositionSide.SHORT && side == Side.BUY);
    }
}
