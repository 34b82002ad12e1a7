package io.github.camelblofin.model.trade;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.NeedsOneOf;
import io.github.camelblofin.model.Rule;
import io.github.camelblofin.model.TriggerPriceType;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Request of {@code trade/amend-tpsl}: moves the triggers of a TP/SL order. Not in BloFin's documentation, and not
 * open to every account. Source: clients of BloFin, "Amend TPSL Order".
 *
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param tpslId BloFin's id
 * @param newSize new size in contracts
 * @param newTpTriggerPrice new trigger of the take-profit
 * @param newTpOrderPrice new price of the take-profit order, -1 for market
 * @param newSlTriggerPrice new trigger of the stop-loss
 * @param newSlOrderPrice new price of the stop-loss order, -1 for market
 * @param newSlTriggerPriceType price that the new stop-loss watches
 * @param requestId own id of this change, which BloFin accepts once
 * @param extra further fields to send, by BloFin's name
 */
@NeedsOneOf({"newSize", "newTpTriggerPrice", "newTpOrderPrice", "newSlTriggerPrice", "newSlOrderPrice"})
public record AmendTpslOrder(
        @Rule(required = true) String instId,
        @Rule(required = true) String tpslId,
        @Rule(minusOne = true, step = Rule.Step.LOT) BigDecimal newSize,
        @Rule(zero = true, step = Rule.Step.TICK) BigDecimal newTpTriggerPrice,

        @Rule(minusOne = true, zero = true, step = Rule.Step.TICK)
        BigDecimal newTpOrderPrice,

        @Rule(zero = true, step = Rule.Step.TICK) BigDecimal newSlTriggerPrice,

        @Rule(minusOne = true, zero = true, step = Rule.Step.TICK)
        BigDecimal newSlOrderPrice,

        @Rule(values = "last") TriggerPriceType newSlTriggerPriceType,
        @Rule(maxLength = 32) String requestId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public AmendTpslOrder {
        extra = Extra.of(extra);
    }
}
