package io.github.camelblofin.model.copytrading;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.CloseBasis;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.MarginMode;
import io.github.camelblofin.model.PositionSide;
import io.github.camelblofin.model.Rule;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Request of {@code copytrading/trade/place-tpsl-by-contract}: TP/SL for the position of an instrument; both
 * triggers. Source: REST "Place TPSL (By Contract)".
 *
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param marginMode margin mode; BloFin demands it
 * @param positionSide {@link PositionSide#NET} in one-way mode, long or short in hedge mode; {@code null}: net
 * @param tpTriggerPrice trigger of the take-profit
 * @param slTriggerPrice trigger of the stop-loss
 * @param size size; -1: all
 * @param type how the size is meant
 * @param brokerId broker, only for keys that belong to one
 * @param extra further fields to send, by BloFin's name
 */
public record PlaceTpslByContract(
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

        @Rule(required = true, step = Rule.Step.TICK) BigDecimal tpTriggerPrice,
        @Rule(required = true, step = Rule.Step.TICK) BigDecimal slTriggerPrice,
        @Rule(required = true, minusOne = true) BigDecimal size,

        @Rule(
                values = {"pnl", "fixedRatio"},
                defaultValue = "pnl")
        CloseBasis type,

        @Rule(maxLength = 16, alphanumeric = true) String brokerId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public PlaceTpslByContract {
        extra = Extra.of(extra);
    }
}
