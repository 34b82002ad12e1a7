package io.github.camelblofin.model.trade;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.AlgoState;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.OrderType;
import io.github.camelblofin.model.Rule;
import java.util.Map;

/**
 * Request of {@code trade/orders-algo-history}: trigger orders, newest first. Source: REST "GET Algo Order History".
 *
 * @param instId only this instrument
 * @param algoId only this order
 * @param clientOrderId only the order with this id of the caller
 * @param state only orders in this state
 * @param after rows older than the one with this {@code algoId}
 * @param before rows newer than the one with this {@code algoId}; not together with {@code after}
 * @param limit rows of a page
 * @param orderType always {@link OrderType#TRIGGER}; BloFin demands it
 * @param extra further fields to send, by BloFin's name
 */
public record OrdersAlgoHistoryRequest(
        String instId,
        String algoId,
        String clientOrderId,

        @Rule(values = {"live", "effective", "canceled", "order_failed"})
        AlgoState state,

        String after,
        String before,
        @Rule(max = 100, defaultValue = "20") Integer limit,
        @Rule(required = true, values = "trigger") OrderType orderType,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public OrdersAlgoHistoryRequest {
        extra = Extra.of(extra);
    }
}
