package io.github.camelblofin.model.account;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.MarginMode;
import io.github.camelblofin.model.PositionSide;
import io.github.camelblofin.model.Rule;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Request of {@code account/set-leverage}. Refused while orders or positions block the change. Source: REST "Set Leverage".
 *
 * @param instId instrument
 * @param leverage leverage
 * @param marginMode margin mode it is for
 * @param positionSide long or short, for isolated margin in hedge mode; else {@code null}
 * @param extra further fields to send, by BloFin's name
 */
public record SetLeverage(
        @Rule(required = true) String instId,
        @Rule(required = true) BigDecimal leverage,

        @Rule(
                required = true,
                values = {"cross", "isolated"})
        MarginMode marginMode,

        @Rule(values = {"long", "short"}) PositionSide positionSide,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public SetLeverage {
        extra = Extra.of(extra);
    }

    /** In one-way mode, or with cross margin. */
    public static SetLeverage of(String instId, BigDecimal leverage, MarginMode marginMode) {
        return new SetLeverage(instId, leverage, marginMode, null, null);
    }

    /** The same for one side of an isolated position in hedge mode. */
    public SetLeverage withPositionSide(PositionSide side) {
        return new SetLeverage(instId, leverage, marginMode, side, extra);
    }
}
