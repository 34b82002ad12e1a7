package io.github.camelblofin.model.copytrading;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Request of {@code copytrading/trade/place-tpsl-by-order}: TP/SL for the position that an order opened; both
 * triggers. Source: REST "Place TPSL (By Order)".
 *
 * @param orderId order that opened the position
 * @param tpTriggerPrice trigger of the take-profit
 * @param slTriggerPrice trigger of the stop-loss
 * @param size size in contracts
 * @param brokerId broker, only for keys that belong to one
 * @param extra further fields to send, by BloFin's name
 */
public record PlaceTpslByOrder(
        @Rule(required = true) String orderId,
        @Rule(required = true) BigDecimal tpTriggerPrice,
        @Rule(required = true) BigDecimal slTriggerPrice,
        @Rule(required = true, minusOne = true) BigDecimal size,
        @Rule(maxLength = 16, alphanumeric = true) String brokerId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public PlaceTpslByOrder {
        extra = Extra.of(extra);
    }
}
