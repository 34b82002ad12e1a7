package io.github.camelblofin.model.copytrading;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.util.Map;

/**
 * Request of {@code copytrading/trade/cancel-order}. The answer repeats no id. Source: REST "Cancel Order" of copy
 * trading.
 *
 * @param orderId BloFin's id
 * @param extra further fields to send, by BloFin's name
 */
public record CancelCopyOrder(
        @Rule(required = true) String orderId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public CancelCopyOrder {
        extra = Extra.of(extra);
    }
}
