package io.github.camelblofin.model.spot;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.util.Map;

/**
 * Request of {@code spot/trade/order-detail}. The ids are those of futures, which is an assumption. Source: the path
 * alone is known.
 *
 * @param instType always {@code SPOT}; filled in when {@code null}
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param orderId BloFin's id
 * @param clientOrderId the caller's id
 * @param extra further fields to send, by BloFin's name
 */
public record SpotOrderDetailRequest(
        @Rule(required = true, values = "SPOT") String instType,
        @Rule(required = true) String instId,
        String orderId,
        String clientOrderId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public SpotOrderDetailRequest {
        instType = instType == null ? "SPOT" : instType;
        extra = Extra.of(extra);
    }
}
