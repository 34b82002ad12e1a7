package io.github.camelblofin.model.trade;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.util.Map;

/**
 * Request of {@code trade/order-detail}: one of the three ids; the first one given counts. Source: REST "GET Order
 * Detail".
 *
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param orderId BloFin's id
 * @param clientOrderId the caller's id
 * @param algoClientOrderId caller's id of the algo order behind it
 * @param extra further fields to send, by BloFin's name
 */
public record OrderDetailRequest(
        @Rule(required = true) String instId,

        @Rule(requiredUnless = {"clientOrderId", "algoClientOrderId"})
        String orderId,

        @Rule(requiredUnless = {"orderId", "algoClientOrderId"})
        String clientOrderId,

        @Rule(requiredUnless = {"orderId", "clientOrderId"}) String algoClientOrderId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public OrderDetailRequest {
        extra = Extra.of(extra);
    }

    /** By BloFin's id. */
    public static OrderDetailRequest byOrderId(String instId, String orderId) {
        return new OrderDetailRequest(instId, orderId, null, null, null);
    }

    /** By the caller's id. */
    public static OrderDetailRequest byClientOrderId(String instId, String clientOrderId) {
        return new OrderDetailRequest(instId, null, clientOrderId, null, null);
    }
}
