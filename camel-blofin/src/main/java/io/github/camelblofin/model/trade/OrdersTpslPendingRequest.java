package io.github.camelblofin.model.trade;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.util.Map;

/**
 * Request of {@code trade/orders-tpsl-pending}: TP/SL orders that have not fired, newest first. Source: REST "GET
 * Active TPSL Orders".
 *
 * @param instId only this instrument
 * @param tpslId only this order
 * @param clientOrderId only the order with this id of the caller
 * @param after rows older than the one with this {@code tpslId}
 * @param before rows newer than the one with this {@code tpslId}; not together with {@code after}
 * @param limit rows of a page
 * @param extra further fields to send, by BloFin's name
 */
public record OrdersTpslPendingRequest(
        String instId,
        String tpslId,
        String clientOrderId,
        String after,
        String before,
        @Rule(max = 100, defaultValue = "20") Integer limit,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public OrdersTpslPendingRequest {
        extra = Extra.of(extra);
    }
}
