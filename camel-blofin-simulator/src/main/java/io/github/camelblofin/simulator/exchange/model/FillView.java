package io.github.camelblofin.simulator.exchange.model;

import java.math.BigDecimal;

/**
 * One fill of one account.
 *
 * @param tradeId number shared by both sides; later trades have greater ones
 * @param fillPnl realized by this fill, before the fee
 * @param fee positive when paid
 * @param maker true when the order was resting
 */
public record FillView(
        String instId,
        String tradeId,
        String orderId,
        String clientOrderId,
        BigDecimal fillPrice,
        BigDecimal fillSize,
        BigDecimal fillPnl,
        MarginMode marginMode,
        PositionSide positionSide,
        Side side,
        BigDecimal fee,
        boolean maker,
        String brokerId,
        long ts) {}
