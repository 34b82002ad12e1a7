package io.github.camelblofin.simulator.exchange.model;

import java.math.BigDecimal;

/**
 * A position that was closed as a whole; in net mode also one that was turned round.
 *
 * @param closed contracts closed, which are all it ever had
 * @param most largest size held, in contracts
 * @param realizedPnl before fees
 * @param ratio realized PnL over the margin of the largest size at the opening price
 * @param fee positive when paid
 */
public record ClosedPositionView(
        String historyId,
        String positionId,
        String instId,
        MarginMode marginMode,
        PositionSide positionSide,
        Side side,
        BigDecimal closed,
        BigDecimal most,
        BigDecimal openAveragePrice,
        BigDecimal closeAveragePrice,
        int leverage,
        BigDecimal realizedPnl,
        BigDecimal ratio,
        BigDecimal fee,
        long createTime,
        long updateTime) {}
