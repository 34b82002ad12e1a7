package io.github.camelblofin.model.copytrading;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Request of {@code copytrading/trade/close-position-by-order}: closes (part of) the position that an order opened,
 * at market. Source: REST "Close Position (By Order)".
 *
 * @param orderId order that opened the position
 * @param size size to close, in contracts
 * @param brokerId broker, only for keys that belong to one
 * @param extra further fields to send, by BloFin's name
 */
public record ClosePositionByOrder(
        @Rule(required = true) String orderId,
        @Rule(required = true) BigDecimal size,
        @Rule(maxLength = 16, alphanumeric = true) String brokerId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public ClosePositionByOrder {
        extra = Extra.of(extra);
    }
}
