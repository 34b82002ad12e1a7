package io.github.camelblofin.model.copytrading;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.MarginMode;
import io.github.camelblofin.model.PositionSide;
import io.github.camelblofin.model.Rule;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Request of {@code copytrading/account/set-leverage}. Source: REST "Set Leverage" of copy trading.
 *
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param leverage leverage
 * @param marginMode margin mode; all small letters in the example of BloFin
 * @param positionSide long or short; only for isolated margin in hedge mode
 * @param extra further fields to send, by BloFin's name
 */
public record SetCopyLeverage(
        @Rule(required = true) String instId,
        @Rule(required = true) BigDecimal leverage,

        @JsonAlias("marginmode")
        @Rule(
                required = true,
                values = {"cross", "isolated"})
        MarginMode marginMode,

        @Rule(values = {"long", "short"}) PositionSide positionSide,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public SetCopyLeverage {
        extra = Extra.of(extra);
    }

    /** In one-way mode, or with cross margin. */
    public static SetCopyLeverage of(String instId, BigDecimal leverage, MarginMode marginMode) {
        return new SetCopyLeverage(instId, leverage, marginMode, null, null);
    }
}
