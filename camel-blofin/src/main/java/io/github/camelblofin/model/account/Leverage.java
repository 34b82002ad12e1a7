package io.github.camelblofin.model.account;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.MarginMode;
import io.github.camelblofin.model.PositionSide;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Leverage of an instrument. Source: REST "GET Multiple Leverage", "GET Leverage (Deprecated)" and "Set Leverage".
 *
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param leverage leverage
 * @param marginMode margin mode it holds for
 * @param positionSide position it holds for; {@code null} in some answers
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record Leverage(
        String instId,
        BigDecimal leverage,
        MarginMode marginMode,
        PositionSide positionSide,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public Leverage {
        extra = Extra.of(extra);
    }
}
