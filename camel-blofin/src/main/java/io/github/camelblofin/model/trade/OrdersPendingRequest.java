package io.github.camelblofin.model.trade;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.OrderState;
import io.github.camelblofin.model.OrderType;
import io.github.camelblofin.model.Rule;
import java.util.Map;

/**
 * Request of {@code trade/orders-pending}: open orders, newest first. Source: REST "GET Active Orders".
 *
 * @param instId only this instrument
 * @param orderType only orders of this type
 * @param state only orders in this state
 * @param after rows older than the one with this {@code orderId}
 * @param before rows newer than the one with this {@code orderId}; not together with {@code after}
 * @param limit rows of a page
 * @param extra further fields to send, by BloFin's name
 */
public record OrdersPendingRequest(
        String instId,

        @Rule(values = {"market", "limit", "post_only", "fok", "ioc"})
        OrderType orderType,

        @Rule(values = {"live", "partially_filled"}) OrderState state,
        String after,
        String before,
        @Rule(max = 100, defaultValue = "20") Integer limit,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public OrdersPendingRequest {
        extra = Extra.of(extra);
    }
}
