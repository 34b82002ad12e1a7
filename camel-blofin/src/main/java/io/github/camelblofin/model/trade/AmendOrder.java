package io.github.camelblofin.model.trade;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.NeedsOneOf;
import io.github.camelblofin.model.Rule;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Request of {@code trade/amend-order}: changes price, size or attached TP/SL of an open order. Not in BloFin's
 * documentation, and not open to every account. Source: clients of BloFin, "Amend Order".
 *
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param orderId BloFin's id
 * @param clientOrderId the caller's id
 * @param requestId own id of this change, which BloFin accepts once
 * @param newPrice new limit price, in quote coin
 * @param newSize new size in contracts, what is filled included
 * @param newTpTriggerPrice new trigger of the take-profit
 * @param newTpOrderPrice new price of the take-profit order, -1 for market
 * @param newSlTriggerPrice new trigger of the stop-loss
 * @param newSlOrderPrice new price of the stop-loss order, -1 for market
 * @param extra further fields to send, by BloFin's name
 */
@NeedsOneOf({"newPrice", "newSize", "newTpTriggerPrice", "newTpOrderPrice", "newSlTriggerPrice", "newSlOrderPrice"})
public record AmendOrder(
        @Rule(required = true) String instId,
        @Rule(requiredUnless = "clientOrderId") String orderId,
        @Rule(requiredUnless = "orderId") String clientOrderId,
        String requestId,
        @Rule(step = Rule.Step.TICK) BigDecimal newPrice,
        @Rule(step = Rule.Step.LOT) BigDecimal newSize,
        @Rule(zero = true, step = Rule.Step.TICK) BigDecimal newTpTriggerPrice,

        @Rule(minusOne = true, zero = true, step = Rule.Step.TICK)
        BigDecimal newTpOrderPrice,

        @Rule(zero = true, step = Rule.Step.TICK) BigDecimal newSlTriggerPrice,

        @Rule(minusOne = true, zero = true, step = Rule.Step.TICK)
        BigDecimal newSlOrderPrice,

        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public AmendOrder {
        extra = Extra.of(extra);
    }

    /**
     * A new price and size.
     *
     * @param newPrice {@code null}: unchanged
     * @param newSize {@code null}: unchanged
     */
    public static AmendOrder byOrderId(String instId, String orderId, BigDecimal newPrice, BigDecimal newSize) {
        return new AmendOrder(instId, orderId, null, null, newPrice, newSize, null, null, null, null, null);
    }
}
