package io.github.camelblofin.model.trade;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.MarginMode;
import io.github.camelblofin.model.PositionSide;
import io.github.camelblofin.model.Rule;
import java.util.Map;

/**
 * Request of {@code trade/close-position}: closes a position at market. Give a client id: the answer names no order.
 * Source: REST "Close Positions".
 *
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param marginMode margin mode; BloFin demands it
 * @param positionSide {@link PositionSide#NET} in one-way mode, long or short in hedge mode; {@code null}: net
 * @param clientOrderId own id, up to 32 letters and digits
 * @param brokerId broker, only for keys that belong to one
 * @param extra further fields to send, by BloFin's name
 */
public record ClosePosition(
        @Rule(required = true) String instId,

        @Rule(
                required = true,
                values = {"cross", "isolated"})
        MarginMode marginMode,
        // BloFin's table says required and names a default; it may be left out in one-way mode.
        @Rule(
                values = {"net", "long", "short"},
                defaultValue = "net")
        PositionSide positionSide,

        @Rule(maxLength = 32, alphanumeric = true) String clientOrderId,
        @Rule(maxLength = 16, alphanumeric = true) String brokerId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public ClosePosition {
        extra = Extra.of(extra);
    }

    /** All of a position of one-way mode with cross margin. */
    public static ClosePosition cross(String instId, String clientOrderId) {
        return new ClosePosition(instId, MarginMode.CROSS, PositionSide.NET, clientOrderId, null, null);
    }
}
