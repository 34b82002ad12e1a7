package io.github.camelblofin.model.trade;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.PositionSide;
import java.util.Map;

/**
 * What BloFin answered to a close. It names no order: find it by the client id. Source: REST "Close Positions".
 *
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param clientOrderId the caller's id of the closing order; {@code null} when none was given
 * @param positionSide position that is closed
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record ClosePositionAck(
        String instId,
        String clientOrderId,
        PositionSide positionSide,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public ClosePositionAck {
        extra = Extra.of(extra);
    }
}
