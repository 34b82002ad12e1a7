package io.github.camelblofin.simulator.exchange.account;

import io.github.camelblofin.simulator.exchange.matching.Scale;
import io.github.camelblofin.simulator.exchange.model.ClosedPositionView;
import io.github.camelblofin.simulator.exchange.model.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A position at its end.
 *
 * @param tradeId the trade that closed it, which is the id of its row in the history
 * @param side the side that had opened it
 */
record ClosedPosition(
        long tradeId, long positionId, Side side, Tally tally, BigDecimal pnl, long createTime, long closeTime) {

    ClosedPositionView view(PositionKey key, int leverage, Scale scale) {
        BigDecimal open = scale.averagePrice(BigDecimal.valueOf(tally.openedTickLots()), tally.openedLots());
        BigDecimal margin = open.multiply(scale.coins(tally.mostLots()))
                .divide(BigDecimal.valueOf(leverage), OrderMargin.MONEY_SCALE, RoundingMode.HALF_UP);
        return new ClosedPositionView(
                Long.toString(tradeId),
                Long.toString(positionId),
                key.instId(),
                key.marginMode(),
                key.positionSide(),
                side,
                scale.size(tally.closedLots()),
                scale.size(tally.mostLots()),
                open,
                scale.averagePrice(BigDecimal.valueOf(tally.closedTickLots()), tally.closedLots()),
                leverage,
                Scale.tidy(pnl),
                margin.signum() == 0
                        ? BigDecimal.ZERO
                        : Scale.tidy(pnl.divide(margin, OrderMargin.MONEY_SCALE, RoundingMode.HALF_UP)),
                Scale.tidy(tally.fee()),
                createTime,
                closeTime);
    }
}
