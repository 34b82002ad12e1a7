package io.github.camelblofin.model.copytrading;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.MarginMode;
import io.github.camelblofin.model.OrderType;
import io.github.camelblofin.model.PositionSide;
import io.github.camelblofin.model.Rule;
import io.github.camelblofin.model.Side;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Request of {@code copytrading/trade/place-order}: the order of a lead trader. It carries no id of the caller, so
 * one whose answer was lost cannot be looked up. Source: REST "Place Order" of copy trading.
 *
 * <pre>{@code
 * PlaceCopyOrder.market("BTC-USDT", Side.BUY, new BigDecimal("0.1"))
 * }</pre>
 *
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param marginMode margin mode; BloFin demands it
 * @param positionSide {@link PositionSide#NET} in one-way mode, long or short in hedge mode; {@code null}: net
 * @param side direction
 * @param orderType how it executes; there is no {@code post_only}
 * @param price limit price in quote coin; {@code null} for market orders
 * @param size size in contracts
 * @param brokerId broker, only for keys that belong to one
 * @param extra further fields to send, by BloFin's name
 */
public record PlaceCopyOrder(
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

        @Rule(
                required = true,
                values = {"market", "limit", "fok", "ioc"})
        OrderType orderType,

        // BloFin's table says required, yet a market order must not have one.
        @Rule(requiredExcept = "orderType=market", step = Rule.Step.TICK)
        BigDecimal price,

        @Rule(required = true, step = Rule.Step.LOT) BigDecimal size,
        @Rule(maxLength = 16, alphanumeric = true) String brokerId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public PlaceCopyOrder {
        extra = Extra.of(extra);
    }

    /** A market order: cross margin, one-way mode. */
    public static PlaceCopyOrder market(String instId, Side side, BigDecimal size) {
        return of(instId, side, OrderType.MARKET, null, size);
    }

    /** A limit order: cross margin, one-way mode. */
    public static PlaceCopyOrder limit(String instId, Side side, BigDecimal price, BigDecimal size) {
        return of(instId, side, OrderType.LIMIT, price, size);
    }

    private static PlaceCopyOrder of(String instId, Side side, OrderType type, BigDecimal price, BigDecimal size) {
        return new PlaceCopyOrder(instId, MarginMode.CROSS, PositionSide.NET, side, type, price, size, null, null);
    }
}
