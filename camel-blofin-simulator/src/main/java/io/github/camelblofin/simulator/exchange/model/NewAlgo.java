package io.github.camelblofin.simulator.exchange.model;

import java.math.BigDecimal;

/**
 * A request for an order that waits for a price: a TP/SL order with one or two legs, or a trigger order.
 *
 * @param size contracts; null: the whole position
 * @param clientOrderId the caller's id, or null
 * @param brokerId passed through, or null
 * @param trigger of a trigger order; null on TP/SL orders
 * @param takeProfit null: none
 * @param stopLoss null: none
 */
public record NewAlgo(
        String instId,
        MarginMode marginMode,
        PositionSide positionSide,
        Side side,
        BigDecimal size,
        boolean reduceOnly,
        String clientOrderId,
        String brokerId,
        Leg trigger,
        Leg takeProfit,
        Leg stopLoss) {

    /** Whether it is a TP/SL order. */
    public boolean tpsl() {
        return trigger == null;
    }

    /** A cross, net-mode TP/SL order at market that only reduces; a price that is null is no leg. */
    public static NewAlgo tpsl(String instId, Side side, String size, String takeProfit, String stopLoss) {
        return new NewAlgo(
                instId,
                MarginMode.CROSS,
                PositionSide.NET,
                side,
                size == null ? null : new BigDecimal(size),
                true,
                null,
                null,
                null,
                leg(takeProfit),
                leg(stopLoss));
    }

    /** A cross, net-mode trigger order at market. */
    public static NewAlgo trigger(String instId, Side side, String size, String price) {
        return new NewAlgo(
                instId,
                MarginMode.CROSS,
                PositionSide.NET,
                side,
                new BigDecimal(size),
                false,
                null,
                null,
                leg(price),
                null,
                null);
    }

    private static Leg leg(String price) {
        return price == null ? null : new Leg(new BigDecimal(price), null, PriceSource.LAST);
    }
}
