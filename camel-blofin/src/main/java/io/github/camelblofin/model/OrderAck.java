package io.github.camelblofin.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/**
 * What BloFin answered for one order. Accepted is not filled. Source: REST "Place Order", "Place Multiple Orders",
 * "Cancel Order", "Cancel Multiple Orders", copy trading "Place Order" and "Cancel Order", where an id may be
 * missing.
 *
 * @param orderId BloFin's id; {@code null} when refused, and when copy trading cancels
 * @param clientOrderId the caller's id
 * @param code result of this item; {@code null} or "0": taken
 * @param msg text of the result
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record OrderAck(
        String orderId,
        String clientOrderId,
        String code,
        String msg,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public OrderAck {
        extra = Extra.of(extra);
    }

    /** Whether BloFin took the order (or its cancellation). */
    public boolean accepted() {
        return code == null || code.equals("0");
    }
}
