package io.github.camelblofin.model.trade;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import io.github.camelblofin.model.TriggerPriceType;
import java.math.BigDecimal;
import java.util.Map;

/**
 * A take-profit and a stop-loss that go with a trigger order; part of {@link PlaceAlgoOrder} and {@link AlgoOrder}.
 * Source: REST "Place Algo Order", channel "orders-algo".
 *
 * @param tpTriggerPrice trigger of the take-profit
 * @param tpOrderPrice price of the take-profit order, -1 for market
 * @param tpTriggerPriceType price that the take-profit watches
 * @param slTriggerPrice trigger of the stop-loss
 * @param slOrderPrice price of the stop-loss order, -1 for market
 * @param slTriggerPriceType price that the stop-loss watches
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record AttachedTpsl(
        @Rule(step = Rule.Step.TICK) BigDecimal tpTriggerPrice,
        @Rule(minusOne = true, step = Rule.Step.TICK) BigDecimal tpOrderPrice,
        @Rule(values = "last") TriggerPriceType tpTriggerPriceType,
        @Rule(step = Rule.Step.TICK) BigDecimal slTriggerPrice,
        @Rule(minusOne = true, step = Rule.Step.TICK) BigDecimal slOrderPrice,
        @Rule(values = "last") TriggerPriceType slTriggerPriceType,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public AttachedTpsl {
        extra = Extra.of(extra);
    }
}
