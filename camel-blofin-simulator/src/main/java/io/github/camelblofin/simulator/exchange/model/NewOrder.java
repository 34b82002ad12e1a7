package io.github.camelblofin.simulator.exchange.model;

import java.math.BigDecimal;

/**
 * A request to trade.
 *
 * @param positionSide {@code NET} in net mode, {@code LONG} or {@code SHORT} in hedge mode
 * @param price limit price; ignored for market orders and may then be null
 * @param size contracts
 * @param clientOrderId the caller's id, or null
 * @param brokerId passed through, or null
 */
public record NewOrder(
        String instId,
        MarginMode marginMode,
        PositionSide positionSide,
        Side side,
        OrderType orderType,
        BigDecimal price,
        BigDecimal size,
        boolean reduceOnly,
        String clientOrderId,
        String brokerId) {

    /** A cross, net-mode limit order. */
    public static NewOrder limit(String instId, Side side, String price, String size) {
        return of(instId, side, OrderType.LIMIT, new BigDecimal(price), size);
    }

    /** A cross, net-mode market order. */
    public static NewOrder market(String instId, Side side, String size) {
        return of(instId, side, OrderType.MARKET, null, size);
    }

    private static NewOrder of(String instId, Side side, OrderType type, BigDecimal price, String size) {
        return new NewOrder(
                instId, MarginMode.CROSS, PositionSide.NET, side, type, price, new BigDecimal(size), false, null, null);
    }

    /** The same order with another type. */
    public NewOrder as(OrderType type) {
        return new NewOrder(
                instId, marginMode, positionSide, side, type, price, size, reduceOnly, clientOrderId, brokerId);
    }

    /** The same order with a caller's id. */
    public NewOrder withClientOrderId(String id) {
        return new NewOrder(instId, marginMode, positionSide, side, orderType, price, size, reduceOnly, id, brokerId);
    }

    /** The same order for another position. */
    public NewOrder on(MarginMode mode, PositionSide position) {
        return new NewOrder(instId, mode, position, side, orderType, price, size, reduceOnly, clientOrderId, brokerId);
    }

    /** The same order, allowed only to reduce a position. */
    public NewOrder reducing() {
        return new NewOrder(
                instId, marginMode, positionSide, side, orderType, price, size, true, clientOrderId, brokerId);
    }
}
