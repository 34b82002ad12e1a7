package io.github.camelblofin.model.trade;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import java.util.Map;

/**
 * What BloFin answered for one TP/SL or trigger order. Source: REST "Place TPSL Order", "Place Algo Order", "Cancel
 * TPSL Order", "Cancel Algo Order", "Amend TPSL Order", copy trading "Place TPSL (By Contract)".
 *
 * @param tpslId id of a TP/SL order; {@code null} on trigger orders
 * @param algoId id of a trigger order, in copy trading of any; {@code null} on TP/SL orders
 * @param orderId id under the name that the table of "Cancel TPSL Order" gives it; not seen
 * @param clientOrderId the caller's id
 * @param code result of this item; {@code null} or "0": taken
 * @param msg text of the result
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record AlgoOrderAck(
        String tpslId,
        String algoId,
        String orderId,
        String clientOrderId,
        String code,
        String msg,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public AlgoOrderAck {
        extra = Extra.of(extra);
    }

    /** Whether BloFin took the order (or its cancellation or change). */
    public boolean accepted() {
        return code == null || code.equals("0");
    }
}
