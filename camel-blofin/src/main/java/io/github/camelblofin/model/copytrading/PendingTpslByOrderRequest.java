package io.github.camelblofin.model.copytrading;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.util.Map;

/**
 * Request of {@code copytrading/trade/pending-tpsl-by-order}. Source: REST "GET Active TPSL (By Order)".
 *
 * @param orderId order that opened the position
 * @param extra further fields to send, by BloFin's name
 */
public record PendingTpslByOrderRequest(
        @Rule(required = true) String orderId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public PendingTpslByOrderRequest {
        extra = Extra.of(extra);
    }
}
