package io.github.camelblofin.model.trade;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.NeedsOneOf;
import io.github.camelblofin.model.Rule;
import java.util.Map;

/**
 * One item of the request of {@code trade/cancel-tpsl}, which is a list even for one order: one of the two ids.
 * Cancels both legs. Source: REST "Cancel TPSL Order".
 *
 * @param instId instrument; BloFin needs it with {@code clientOrderId}
 * @param tpslId BloFin's id
 * @param clientOrderId the caller's id
 * @param extra further fields to send, by BloFin's name
 */
@NeedsOneOf({"tpslId", "clientOrderId"})
public record CancelTpslOrder(
        String instId,
        String tpslId,
        @Rule(maxLength = 32, alphanumeric = true) String clientOrderId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public CancelTpslOrder {
        extra = Extra.of(extra);
    }

    /** By BloFin's id. */
    public static CancelTpslOrder byTpslId(String instId, String tpslId) {
        return new CancelTpslOrder(instId, tpslId, null, null);
    }

    /** By the caller's id. */
    public static CancelTpslOrder byClientOrderId(String instId, String clientOrderId) {
        return new CancelTpslOrder(instId, null, clientOrderId, null);
    }
}
