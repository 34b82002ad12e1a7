package io.github.camelblofin.model.spot;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.time.Instant;
import java.util.Map;

/**
 * Request of {@code spot/market/candles}. Source: reported by a probe.
 *
 * @param instType always {@code SPOT}; filled in when {@code null}
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param bar length of a candle; upper and lower case differ
 * @param after candles older than this
 * @param before candles newer than this
 * @param limit rows of a page
 * @param extra further fields to send, by BloFin's name
 */
public record SpotCandlesRequest(
        @Rule(required = true, values = "SPOT") String instType,
        @Rule(required = true) String instId,

        @Rule(values = {"1m", "3m", "5m", "15m", "30m", "1H", "2H", "4H", "6H", "8H", "12H", "1D", "3D", "1W", "1M"})
        String bar,

        Instant after,
        Instant before,
        Integer limit,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public SpotCandlesRequest {
        instType = instType == null ? "SPOT" : instType;
        extra = Extra.of(extra);
    }
}
