package io.github.camelblofin.model.trade;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.util.Map;

/**
 * Request of {@code trade/order-tpsl-detail}: one of the two ids; {@code tpslId} counts first. Source: REST "GET TPSL
 * Order Detail".
 *
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param tpslId BloFin's id
 * @param clientOrderId the caller's id
 * @param extra further fields to send, by BloFin's name
 */
public record OrderTpslDetailRequest(
        @Rule(required = true) String instId,
        @Rule(requiredUnless = "clientOrderId") String tpslId,
        @Rule(requiredUnless = "tpslId") String clientOrderId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public OrderTpslDetailRequest {
        extra = Extra.of(extra);
    }

    /** By BloFin's id. */
    public static OrderTpslDetailRequest byTpslId(String instId, String tpslId) {
        return new OrderTpslDetailRequest(instId, tpslId, null, null);
    }

    /** By the caller's id. */
    public static OrderTpslDetailRequest byClientOrderId(String instId, String clientOrderId) {
        return new OrderTpslDetailRequest(instId, null, clientOrderId, null);
    }
}
