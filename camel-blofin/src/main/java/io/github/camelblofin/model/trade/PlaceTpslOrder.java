package io.github.camelblofin.model.trade;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.MarginMode;
import io.github.camelblofin.model.NeedsOneOf;
import io.github.camelblofin.model.PositionSide;
import io.github.camelblofin.model.Rule;
import io.github.camelblofin.model.Side;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Request of {@code trade/order-tpsl}: a take-profit, a stop-loss or both for a position; at least one trigger. A
 * whole position takes one TP/SL order only (102114 for a second one), so send both legs in one call. Source: REST
 * "Place TPSL Order".
 *
 * <pre>{@code
 * PlaceTpslOrder.wholePosition("BTC-USDT", Side.SELL, new BigDecimal("72000"), new BigDecimal("58000"))
 * }</pre>
 *
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param marginMode margin mode; BloFin demands it
 * @param positionSide {@link PositionSide#NET} in one-way mode, long or short in hedge mode; {@code null}: net
 * @param side direction of the closing order: sell for a long position
 * @param tpTriggerPrice trigger of the take-profit
 * @param tpOrderPrice price of the take-profit order, -1 for market
 * @param slTriggerPrice trigger of the stop-loss
 * @param slOrderPrice price of the stop-loss order, -1 for market
 * @param size size in contracts; -1: the whole position
 * @param reduceOnly whether it may only reduce a position
 * @param clientOrderId own id, up to 32 letters and digits
 * @param brokerId broker, only for keys that belong to one
 * @param extra further fields to send, by BloFin's name
 */
@NeedsOneOf({"tpTriggerPrice", "slTriggerPrice"})
public record PlaceTpslOrder(
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

        @Rule(step = Rule.Step.TICK) BigDecimal tpTriggerPrice,
        @Rule(minusOne = true, step = Rule.Step.TICK) BigDecimal tpOrderPrice,
        @Rule(step = Rule.Step.TICK) BigDecimal slTriggerPrice,
        @Rule(minusOne = true, step = Rule.Step.TICK) BigDecimal slOrderPrice,

        @Rule(required = true, minusOne = true, step = Rule.Step.LOT)
        BigDecimal size,

        @Rule(
                values = {"true", "false"},
                defaultValue = "false")
        Boolean reduceOnly,

        @Rule(maxLength = 32, alphanumeric = true) String clientOrderId,
        @Rule(maxLength = 16, alphanumeric = true) String brokerId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public PlaceTpslOrder {
        extra = Extra.of(extra);
    }

    private static final BigDecimal AT_MARKET = BigDecimal.ONE.negate();
    private static final BigDecimal WHOLE_POSITION = BigDecimal.ONE.negate();

    /**
     * TP/SL for all of a position, as market orders that only reduce: cross margin, one-way mode.
     *
     * @param side direction of the closing order: sell for a long position
     * @param takeProfit trigger; {@code null}: none
     * @param stopLoss trigger; {@code null}: none
     */
    public static PlaceTpslOrder wholePosition(String instId, Side side, BigDecimal takeProfit, BigDecimal stopLoss) {
        return new PlaceTpslOrder(
                instId,
                MarginMode.CROSS,
                PositionSide.NET,
                side,
                takeProfit,
                takeProfit == null ? null : AT_MARKET,
                stopLoss,
                stopLoss == null ? null : AT_MARKET,
                WHOLE_POSITION,
                true,
                null,
                null,
                null);
    }

    /** The same order with an own id. */
    public PlaceTpslOrder withClientOrderId(String id) {
        return new PlaceTpslOrder(
                instId,
                marginMode,
                positionSide,
                side,
                tpTriggerPrice,
                tpOrderPrice,
                slTriggerPrice,
                slOrderPrice,
                size,
                reduceOnly,
                id,
                brokerId,
                extra);
    }
}
