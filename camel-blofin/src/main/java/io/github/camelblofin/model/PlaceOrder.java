package io.github.camelblofin.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Request of {@code trade/order}, and one item of {@code trade/batch-orders}. Fields that are {@code null} are not
 * sent. Source: REST "Place Order", "Place Multiple Orders".
 *
 * <pre>{@code
 * PlaceOrder.limit("BTC-USDT", Side.BUY, new BigDecimal("60000.5"), new BigDecimal("0.1"))
 *         .withClientOrderId("ERP4711")
 * }</pre>
 *
 * @param instId instrument
 * @param marginMode margin mode; BloFin demands it
 * @param positionSide {@link PositionSide#NET} in one-way mode, long or short in hedge mode; {@code null}: net
 * @param side direction
 * @param orderType how it executes
 * @param price limit price in quote coin; {@code null} for market orders
 * @param size size in contracts (times {@link Instrument#contractValue()} = base coins)
 * @param reduceOnly whether it may only reduce a position
 * @param clientOrderId own id, up to 32 letters and digits
 * @param tpTriggerPrice trigger of an attached take-profit
 * @param tpOrderPrice price of the take-profit order, -1 for market
 * @param slTriggerPrice trigger of an attached stop-loss
 * @param slOrderPrice price of the stop-loss order, -1 for market
 * @param brokerId broker, only for keys that belong to one
 * @param extra further fields to send, by BloFin's name
 */
public record PlaceOrder(
        @Rule(required = true) String instId,

        @Rule(
                required = true,
                values = {"cross", "isolated"})
        MarginMode marginMode,
        // BloFin's table says required and names a default; clients leave it out in one-way mode.
        @Rule(
                values = {"net", "long", "short"},
                defaultValue = "net")
        PositionSide positionSide,

        @Rule(
                required = true,
                values = {"buy", "sell"})
        Side side,

        @Rule(
                required = true,
                values = {"market", "limit", "post_only", "fok", "ioc"})
        OrderType orderType,
        // BloFin's table says required, yet a market order must not have one.
        @Rule(requiredExcept = "orderType=market", step = Rule.Step.TICK)
        BigDecimal price,

        @Rule(required = true, step = Rule.Step.LOT) BigDecimal size,

        @Rule(
                values = {"true", "false"},
                defaultValue = "false")
        Boolean reduceOnly,

        @Rule(maxLength = 32, alphanumeric = true) String clientOrderId,
        @Rule(step = Rule.Step.TICK) BigDecimal tpTriggerPrice,
        @Rule(minusOne = true, step = Rule.Step.TICK) BigDecimal tpOrderPrice,
        @Rule(step = Rule.Step.TICK) BigDecimal slTriggerPrice,
        @Rule(minusOne = true, step = Rule.Step.TICK) BigDecimal slOrderPrice,
        @Rule(maxLength = 16, alphanumeric = true) String brokerId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public PlaceOrder {
        extra = Extra.of(extra);
    }

    /** A market order: cross margin, one-way mode. */
    public static PlaceOrder market(String instId, Side side, BigDecimal size) {
        return of(instId, side, OrderType.MARKET, null, size);
    }

    /** A limit order: cross margin, one-way mode. */
    public static PlaceOrder limit(String instId, Side side, BigDecimal price, BigDecimal size) {
        return of(instId, side, OrderType.LIMIT, price, size);
    }

    private static PlaceOrder of(String instId, Side side, OrderType type, BigDecimal price, BigDecimal size) {
        return new PlaceOrder(
                instId,
                MarginMode.CROSS,
                PositionSide.NET,
                side,
                type,
                price,
                size,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The same order with an own id. */
    public PlaceOrder withClientOrderId(String id) {
        return with("clientOrderId", id);
    }

    /** The same order, executed in another way. */
    public PlaceOrder withOrderType(OrderType type) {
        return with("orderType", type);
    }

    /** The same order that may only reduce a position. */
    public PlaceOrder withReduceOnly(boolean only) {
        return with("reduceOnly", only);
    }

    /** The same order with another margin mode. */
    public PlaceOrder withMarginMode(MarginMode mode) {
        return with("marginMode", mode);
    }

    /** The same order for a position side of hedge mode. */
    public PlaceOrder withPositionSide(PositionSide position) {
        return with("positionSide", position);
    }

    /** The same order with a take-profit that fires at a price, as a market order. */
    public PlaceOrder withTakeProfit(BigDecimal trigger) {
        return with("tpTriggerPrice", trigger).with("tpOrderPrice", AT_MARKET);
    }

    /** The same order with a stop-loss that fires at a price, as a market order. */
    public PlaceOrder withStopLoss(BigDecimal trigger) {
        return with("slTriggerPrice", trigger).with("slOrderPrice", AT_MARKET);
    }

    private static final BigDecimal AT_MARKET = BigDecimal.ONE.negate();

    private PlaceOrder with(String field, Object value) {
        Map<String, Object> fields = new LinkedHashMap<>(BlofinJson.toMap(this));
        fields.put(field, value);
        return BlofinJson.fromMap(fields, PlaceOrder.class);
    }
}
