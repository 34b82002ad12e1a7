package io.github.camelblofin.model.trade;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.NeedsOneOf;
import io.github.camelblofin.model.Rule;
import java.util.Map;

/**
 * Request of {@code trade/cancel-algo}: one of the two ids. Source: REST "Cancel Algo Order".
 *
 * @param instId instrument; BloFin needs it with {@code clientOrderId}
 * @param algoId BloFin's id
 * @param clientOrderId the caller's id
 * @param extra further fields to send, by BloFin's name
 */
@NeedsOneOf({"algoId", "clientOrderId"})
public record CancelAlgoOrder(
        String instId,
        String algoId,
        @Rule(maxLength = 32, alphanumeric = true) String clientOrderId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public CancelAlgoOrder {
        extra = Extra.of(extra);
    }

    /** By BloFin's id. */
    public static CancelAlgoOrder byAlgoId(String instId, String algoId) {
        return new CancelAlgoOrder(instId, algoId, null, null);
    }

    /** By the caller's id. */
    public static CancelAlgoOrder byClientOrderId(String instId, String clientOrderId) {
        return new CancelAlgoOrder(instId, null, clientOrderId, null);
    }
}
