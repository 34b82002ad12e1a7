package io.github.camelblofin.model.copytrading;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.util.Map;

/**
 * Request of {@code copytrading/account/positions-details-by-order}. Source: REST "GET Position Close Details (By
 * Order)".
 *
 * @param orderId order that opened the position
 * @param extra further fields to send, by BloFin's name
 */
public record PositionsDetailsByOrderRequest(
        @Rule(required = true) String orderId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public PositionsDetailsByOrderRequest {
        extra = Extra.of(extra);
    }
}
