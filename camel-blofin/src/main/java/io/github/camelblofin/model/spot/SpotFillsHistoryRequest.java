package io.github.camelblofin.model.spot;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.time.Instant;
import java.util.Map;

/**
 * Request of {@code spot/trade/fills-history}: own executions, newest first. Source: REST "GET Spot Trade History".
 *
 * @param instType always {@code SPOT}; filled in when {@code null}
 * @param instId only this instrument
 * @param orderId only this order
 * @param after rows older than the one with this {@code tradeId}
 * @param before rows newer than the one with this {@code tradeId}; not together with {@code after}
 * @param begin start of the time range
 * @param end end of the time range
 * @param limit rows of a page
 * @param extra further fields to send, by BloFin's name
 */
public record SpotFillsHistoryRequest(
        @Rule(required = true, values = "SPOT") String instType,
        String instId,
        String orderId,
        String after,
        String before,
        Instant begin,
        Instant end,
        @Rule(max = 100, defaultValue = "20") Integer limit,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public SpotFillsHistoryRequest {
        instType = instType == null ? "SPOT" : instType;
        extra = Extra.of(extra);
    }
}
