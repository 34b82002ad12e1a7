package io.github.camelblofin.model.spot;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.util.Map;

/**
 * Request of {@code spot/market/trades}; assumed to be like futures. Source: the path alone is known.
 *
 * @param instType always {@code SPOT}; filled in when {@code null}
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param limit rows of a page
 * @param extra further fields to send, by BloFin's name
 */
public record SpotTradesRequest(
        @Rule(required = true, values = "SPOT") String instType,
        @Rule(required = true) String instId,
        Integer limit,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public SpotTradesRequest {
        instType = instType == null ? "SPOT" : instType;
        extra = Extra.of(extra);
    }
}
