package io.github.camelblofin.simulator.exchange.synthetic;

import io.github.camelblofin.simulator.exchange.matching.Order;
import io.github.camelblofin.simulator.exchange.model.Side;

/** What the synthetic traders of one instrument may do. */
public interface Floor {

    /** Places a limit order of one of the makers, which may trade at once. */
    Order quote(Side side, long ticks, long lots);

    /** Cancels a maker's resting order. */
    void withdraw(Order order);

    /** Places a market order of one of the takers. */
    void take(Side side, long lots);
}
