package io.github.camelblofin.model.trade;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.MarginMode;
import io.github.camelblofin.model.OrderType;
import io.github.camelblofin.model.PositionSide;
import io.github.camelblofin.model.Rule;
import io.github.camelblofin.model.Side;
import io.github.camelblofin.model.TriggerPriceType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Request of {@code trade/order-algo}: an order that waits for a price. Source: REST "Place Algo Order".
 *
 * <pre>{@code
 * PlaceAlgoOrder.market("BTC-USDT", Side.BUY, new BigDecimal("0.1"), new BigDecimal("65000"))
 * }</pre>
 *
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param marginMode margin mode; BloFin demands it
 * @param positionSide {@link PositionSide#NET} in one-way mode, long or short in hedge mode; {@code null}: net
 * @param side direction
 * @param size size in contracts; -1: the whole position
 * @param clientOrderId own id, up to 32 letters and digits
 * @param orderType always {@link OrderType#TRIGGER}
 * @param orderPrice price of the order once triggered; -1, not {@code null}, for market
 * @param reduceOnly whether it may only reduce a position
 * @param brokerId broker, only for keys that belong to one
 * @param triggerPrice price at which it fires
 * @param triggerPriceType price that the trigger watches; requests take {@link TriggerPriceType#LAST} only
 * @param attachAlgoOrders TP/SL that go with it; {@code null} or empty: none
 * @param extra further fields to send, by BloFin's name
 */
public record PlaceAlgoOrder(
        @Rule(required = true) String instId,

        @Rule(
                required = true,
                values = {"cross", "isolated"})
        MarginMode marginMode,
        // BloFin's table says required and names a default; it may be left out in one-way mode.
        @Rule(
                values = {"net", "long", "short"},
                defaultValue = "net")
        PositionSide positionSide,

        @Rule(
                required = true,
                values = {"buy", "sell"})
        Side side,

        @Rule(required = true, minusOne = true, step = Rule.Step.LOT)
        BigDecimal size,

        @Rule(maxLength = 32, alphanumeric = true) String clientOrderId,
        @Rule(required = true, values = "trigger") OrderType orderType,
        @Rule(minusOne = true, step = Rule.Step.TICK) BigDecimal orderPrice,
        @Rule(defaultValue = "false") Boolean reduceOnly,
        @Rule(maxLength = 16, alphanumeric = true) String brokerId,
        @Rule(required = true, step = Rule.Step.TICK) BigDecimal triggerPrice,
        @Rule(values = "last") TriggerPriceType triggerPriceType,
        List<AttachedTpsl> attachAlgoOrders,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public PlaceAlgoOrder {
        attachAlgoOrders =
                attachAlgoOrders == null || attachAlgoOrders.isEmpty() ? null : List.copyOf(attachAlgoOrders);
        extra = Extra.of(extra);
    }

    private static final BigDecimal AT_MARKET = BigDecimal.ONE.negate();

    /** A market order once the last price reaches the trigger: cross margin, one-way mode. */
    public static PlaceAlgoOrder market(String instId, Side side, BigDecimal size, BigDecimal trigger) {
        return limit(instId, side, AT_MARKET, size, trigger);
    }

    /** A limit order once the last price reaches the trigger: cross margin, one-way mode. */
    public static PlaceAlgoOrder limit(
            String instId, Side side, BigDecimal price, BigDecimal size, BigDecimal trigger) {
        return new PlaceAlgoOrder(
                instId,
                MarginMode.CROSS,
                PositionSide.NET,
                side,
                size,
                null,
                OrderType.TRIGGER,
                price,
                null,
                null,
                trigger,
                TriggerPriceType.LAST,
                null,
                null);
    }

    /** The same order with an own id. */
    public PlaceAlgoOrder withClientOrderId(String id) {
        return new PlaceAlgoOrder(
                instId,
                marginMode,
                positionSide,
                side,
                size,
                id,
                orderType,
                orderPrice,
                reduceOnly,
                brokerId,
                triggerPrice,
                triggerPriceType,
                attachAlgoOrders,
                extra);
    }
}
