package io.github.camelblofin.simulator.exchange.model;

import java.math.BigDecimal;

/**
 * One position as it was at one moment. A closed position is shown once more with {@code positions} zero.
 *
 * @param positions contracts: signed in net mode, positive in hedge mode
 * @param availablePositions what can still be closed, less what resting closing orders hold; same sign
 * @param margin isolated margin, null on cross rows
 * @param initialMargin margin at the mark price, null on isolated rows
 * @param marginRatio equity behind the position over what its closing needs; null when closed
 * @param liquidationPrice estimate; null when the position cannot be liquidated at a positive price
 * @param realizedPnl realized since the position was opened, before fees
 */
public record PositionView(
        String positionId,
        String instId,
        MarginMode marginMode,
        PositionSide positionSide,
        int leverage,
        BigDecimal positions,
        BigDecimal availablePositions,
        BigDecimal averagePrice,
        BigDecimal markPrice,
        BigDecimal margin,
        BigDecimal initialMargin,
        BigDecimal maintenanceMargin,
        BigDecimal marginRatio,
        BigDecimal liquidationPrice,
        BigDecimal unrealizedPnl,
        BigDecimal unrealizedPnlRatio,
        BigDecimal realizedPnl,
        int adl,
        long createTime,
        long updateTime) {

    /** {@code instType}. */
    public String instType() {
        return "SWAP";
    }
}
