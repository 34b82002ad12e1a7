package io.github.camelblofin.model.trade;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.AlgoState;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.util.Map;

/**
 * Request of {@code trade/orders-tpsl-history}: TP/SL orders, newest first. Source: REST "GET TPSL Order History".
 *
 * @param instId only this instrument
 * @param tpslId only this order
 * @param clientOrderId only the order with this id of the caller
 * @param state only orders in this state
 * @param after rows older than the one with this {@code tpslId}
 * @param before rows newer than the one with this {@code tpslId}; not together with {@code after}
 * @param limit rows of a page
 * @param extra further fields to send, by BloFin's name
 */
public record OrdersTpslHistoryRequest(
        String instId,
        String tpslId,
        String clientOrderId,

        @Rule(values = {"live", "effective", "canceled", "order_failed"})
        AlgoState state,

        String after,
        String before,
        @Rule(max = 100, defaultValue = "20") Integer limit,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public OrdersTpslHistoryRequest {
        extra = Extra.of(extra);
    }
}
