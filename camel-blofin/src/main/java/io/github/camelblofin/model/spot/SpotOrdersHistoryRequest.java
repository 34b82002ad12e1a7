package io.github.camelblofin.model.spot;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.util.Map;

/**
 * Request of {@code spot/trade/orders-history}. Source: reported by a probe.
 *
 * @param instType always {@code SPOT}; filled in when {@code null}
 * @param instId only this instrument
 * @param limit rows of a page
 * @param extra further fields to send, by BloFin's name
 */
public record SpotOrdersHistoryRequest(
        @Rule(required = true, values = "SPOT") String instType,
        String instId,
        Integer limit,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public SpotOrdersHistoryRequest {
        instType = instType == null ? "SPOT" : instType;
        extra = Extra.of(extra);
    }
}
