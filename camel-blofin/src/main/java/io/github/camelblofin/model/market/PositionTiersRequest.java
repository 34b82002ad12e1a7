package io.github.camelblofin.model.market;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.MarginMode;
import io.github.camelblofin.model.Rule;
import java.util.Map;

/**
 * Request of {@code market/position-tiers}. Source: REST "GET Position Tiers".
 *
 * @param instId instrument
 * @param marginMode margin mode
 * @param extra further fields to send, by BloFin's name
 */
public record PositionTiersRequest(
        @Rule(required = true) String instId,

        @Rule(
                required = true,
                values = {"cross", "isolated"})
        MarginMode marginMode,

        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public PositionTiersRequest {
        extra = Extra.of(extra);
    }

    /** The tiers of an instrument. */
    public static PositionTiersRequest of(String instId, MarginMode marginMode) {
        return new PositionTiersRequest(instId, marginMode, null);
    }
}
