package io.github.camelblofin.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/**
 * Request of {@code trade/cancel-order}, and one item of {@code trade/cancel-batch-orders}, where all items go by the
 * same id: one of the two ids. Source: REST "Cancel Order", "Cancel Multiple Orders".
 *
 * @param instId instrument; BloFin needs it with {@code clientOrderId}
 * @param orderId BloFin's id
 * @param clientOrderId the caller's id
 * @param extra further fields to send, by BloFin's name
 */
public record CancelOrder(
        String instId,
        // BloFin's table says required; clients cancel by the other id alone.
        @Rule(requiredUnless = "clientOrderId") String orderId,
        @Rule(maxLength = 32, alphanumeric = true) String clientOrderId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public CancelOrder {
        extra = Extra.of(extra);
    }

    /** By BloFin's id. */
    public static CancelOrder byOrderId(String instId, String orderId) {
        return new CancelOrder(instId, orderId, null, null);
    }

    /** By the caller's id. */
    public static CancelOrder byClientOrderId(String instId, String clientOrderId) {
        return new CancelOrder(instId, null, clientOrderId, null);
    }
}
