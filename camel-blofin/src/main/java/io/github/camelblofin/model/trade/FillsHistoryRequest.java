package io.github.camelblofin.model.trade;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.time.Instant;
import java.util.Map;

/**
 * Request of {@code trade/fills-history}: own executions, newest first. Source: REST "GET Trade History".
 *
 * @param instId only this instrument
 * @param orderId only this order
 * @param after rows older than the one with this {@code tradeId}
 * @param before rows newer than the one with this {@code tradeId}; not together with {@code after}
 * @param begin start of the time range
 * @param end end of the time range
 * @param limit rows of a page
 * @param extra further fields to send, by BloFin's name
 */
public record FillsHistoryRequest(
        String instId,
        String orderId,
        String after,
        String before,
        Instant begin,
        Instant end,
        @Rule(max = 100, defaultValue = "20") Integer limit,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public FillsHistoryRequest {
        extra = Extra.of(extra);
    }
}
