package io.github.camelblofin.simulator.exchange.account;

import io.github.camelblofin.simulator.exchange.matching.OrderTerms;
import io.github.camelblofin.simulator.exchange.model.MarginMode;
import io.github.camelblofin.simulator.exchange.model.PositionSide;

/** Which position of an account. */
public record PositionKey(String instId, MarginMode marginMode, PositionSide positionSide) {

    /** The position an order trades. */
    public static PositionKey of(OrderTerms terms) {
        return new PositionKey(terms.instId(), terms.marginMode(), terms.positionSide());
    }
}
