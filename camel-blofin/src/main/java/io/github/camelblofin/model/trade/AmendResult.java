package io.github.camelblofin.model.trade;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.OrderState;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What became of {@code trade/amend-order} with the option {@code amendFallback}. Not a type of BloFin's.
 *
 * @param outcome how the order was changed, or that it was not
 * @param orderId id of the order that is open now; {@code null} when none is, or BloFin did not name it
 * @param clientOrderId the caller's id of that order; made up for an order that was placed anew without a
 *     {@code requestId}
 * @param openSize size of the order that was placed anew, in contracts; {@code null} when none was
 * @param formerOrderId id of the order that was to be changed; {@code null} when BloFin changed it itself
 * @param formerState where that order ended; {@code null} when BloFin changed it itself or does not tell
 * @param filledSize what that order had filled when it ended, in contracts; {@code null} as the state
 * @param extra what else BloFin answered to a change of its own; else empty
 */
public record AmendResult(
        AmendOutcome outcome,
        String orderId,
        String clientOrderId,
        BigDecimal openSize,
        String formerOrderId,
        OrderState formerState,
        BigDecimal filledSize,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public AmendResult {
        extra = Extra.of(extra);
    }
}
