package io.github.camelblofin.simulator.exchange.model;

import java.math.BigDecimal;

/**
 * One order as it was at one moment.
 *
 * @param orderId a positive number; later orders have greater ones
 * @param clientOrderId null when the caller gave none
 * @param price limit price; zero for market orders
 * @param size contracts; a reduce-only order shrinks with its position
 * @param filledAmount filled size in base coin
 * @param averagePrice zero while nothing is filled
 * @param fee fees paid so far, positive when paid
 * @param pnl realized by the closing part of the fills
 */
public record OrderView(
        String orderId,
        String clientOrderId,
        String instId,
        MarginMode marginMode,
        PositionSide positionSide,
        Side side,
        OrderType orderType,
        BigDecimal price,
        BigDecimal size,
        boolean reduceOnly,
        int leverage,
        OrderState state,
        BigDecimal filledSize,
        BigDecimal filledAmount,
        BigDecimal averagePrice,
        BigDecimal fee,
        BigDecimal pnl,
        CancelSource cancelSource,
        String brokerId,
        long createTime,
        long updateTime) {

    /** {@code instType}. */
    public String instType() {
        return "SWAP";
    }

    /** {@code orderCategory}: orders that the exchange makes itself do not exist here yet. */
    public String orderCategory() {
        return "normal";
    }
}
