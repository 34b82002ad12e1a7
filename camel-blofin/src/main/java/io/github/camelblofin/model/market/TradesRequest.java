package io.github.camelblofin.model.market;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.util.Map;

/**
 * Request of {@code market/trades}: the latest trades; there is no paging. Source: REST "GET Trades".
 *
 * @param instId instrument
 * @param limit rows of a page, 100 if absent
 * @param extra further fields to send, by BloFin's name
 */
public record TradesRequest(
        @Rule(required = true) String instId,
        @Rule(defaultValue = "100", max = 100) Integer limit,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public TradesRequest {
        extra = Extra.of(extra);
    }

    /** The latest trades. */
    public static TradesRequest of(String instId) {
        return new TradesRequest(instId, null, null);
    }
}
