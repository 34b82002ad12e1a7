package io.github.camelblofin.model.spot;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.OrderType;
import io.github.camelblofin.model.Rule;
import io.github.camelblofin.model.Side;
import io.github.camelblofin.model.TargetCurrency;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Request of {@code spot/trade/order}. Known from clients of BloFin; its documentation could not be read. Source:
 * clients of BloFin, "Place Order" of spot.
 *
 * <pre>{@code
 * PlaceSpotOrder.market("BTC-USDT", Side.BUY, new BigDecimal("0.01"), TargetCurrency.BASE).withClientOrderId("ERP4711")
 * }</pre>
 *
 * @param instType always {@code SPOT}; filled in when {@code null}
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param side direction
 * @param orderType how it executes
 * @param price limit price in quote coin; {@code null} for market orders
 * @param size size in base coin; of a market order in the coin that {@code targetCurrency} names
 * @param targetCurrency coin that the size of a market order is counted in: always give it
 * @param clientOrderId own id, up to 32 letters and digits
 * @param brokerId broker, only for keys that belong to one
 * @param extra further fields to send, by BloFin's name
 */
public record PlaceSpotOrder(
        @Rule(required = true, values = "SPOT") String instType,
        @Rule(required = true) String instId,

        @Rule(
                required = true,
                values = {"buy", "sell"})
        Side side,

        @Rule(
                required = true,
                values = {"market", "limit", "post_only", "fok", "ioc"})
        OrderType orderType,

        // All but market orders need one.
        @Rule(requiredExcept = "orderType=market", step = Rule.Step.TICK)
        BigDecimal price,

        @Rule(required = true, step = Rule.Step.LOT) BigDecimal size,
        @Rule(values = {"base_currency", "quote_currency"}) TargetCurrency targetCurrency,
        String clientOrderId,
        String brokerId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public PlaceSpotOrder {
        instType = instType == null ? "SPOT" : instType;
        extra = Extra.of(extra);
    }

    /** A market order. */
    public static PlaceSpotOrder market(String instId, Side side, BigDecimal size, TargetCurrency sizedIn) {
        return new PlaceSpotOrder(null, instId, side, OrderType.MARKET, null, size, sizedIn, null, null, null);
    }

    /** A limit order, sized in base coin. */
    public static PlaceSpotOrder limit(String instId, Side side, BigDecimal price, BigDecimal size) {
        return new PlaceSpotOrder(
                null, instId, side, OrderType.LIMIT, price, size, TargetCurrency.BASE, null, null, null);
    }

    /** The same order with an own id. */
    public PlaceSpotOrder withClientOrderId(String id) {
        return new PlaceSpotOrder(instType, instId, side, orderType, price, size, targetCurrency, id, brokerId, extra);
    }
}
