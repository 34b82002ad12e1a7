package io.github.camelblofin.model.market;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.MarginMode;
import java.math.BigDecimal;
import java.util.Map;

/**
 * One tier of position sizes: the larger a position, the less leverage and the more maintenance margin. Source: REST
 * "GET Position Tiers".
 *
 * @param symbol instrument; BloFin calls it so here only, elsewhere {@code instId}
 * @param marginMode margin mode
 * @param minSize smallest size of the tier, in contracts
 * @param maxSize largest size of the tier, in contracts
 * @param maintenanceMarginRate maintenance margin as a fraction of the position
 * @param maxLeverage highest leverage in this tier
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record PositionTier(
        String symbol,
        MarginMode marginMode,
        BigDecimal minSize,
        BigDecimal maxSize,
        BigDecimal maintenanceMarginRate,
        BigDecimal maxLeverage,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public PositionTier {
        extra = Extra.of(extra);
    }
}
