package io.github.camelblofin.model.copytrading;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.OrderState;
import io.github.camelblofin.model.OrderType;
import io.github.camelblofin.model.Rule;
import java.util.Map;

/**
 * Request of {@code copytrading/trade/orders-pending}: open orders, newest first. Source: REST "GET Active orders" of
 * copy trading.
 *
 * @param instId only this instrument
 * @param orderType only orders of this type
 * @param state only orders in this state
 * @param after rows older than the one with this {@code orderId}
 * @param before rows newer than the one with this {@code orderId}; not together with {@code after}
 * @param limit rows of a page
 * @param extra further fields to send, by BloFin's name
 */
public record CopyOrdersPendingRequest(
        String instId,

        @Rule(values = {"market", "limit", "post_only", "fok", "ioc"})
        OrderType orderType,

        @Rule(values = {"live", "partially_filled"}) OrderState state,
        String after,
        String before,
        @Rule(max = 100, defaultValue = "20") Integer limit,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public CopyOrdersPendingRequest {
        extra = Extra.of(extra);
    }
}
