package io.github.camelblofin.model.spot;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.util.Map;

/**
 * Request of {@code spot/market/instruments}. Source: seen live.
 *
 * @param instType always {@code SPOT}; filled in when {@code null}
 * @param instId only this instrument
 * @param extra further fields to send, by BloFin's name
 */
public record SpotInstrumentsRequest(
        @Rule(required = true, values = "SPOT") String instType,
        String instId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public SpotInstrumentsRequest {
        instType = instType == null ? "SPOT" : instType;
        extra = Extra.of(extra);
    }
}
