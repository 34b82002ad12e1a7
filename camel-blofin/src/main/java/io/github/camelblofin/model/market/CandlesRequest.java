package io.github.camelblofin.model.market;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.time.Instant;
import java.util.Map;

/**
 * Request of {@code market/candles}, {@code market/index-candles} and {@code market/mark-price-candles}. Answers are
 * newest first; the newest candle is usually unfinished. {@code before} alone gives the newest page, not the one after the
 * cursor. Source: REST "GET Candlesticks", "GET Index Candlesticks" and "GET Mark Price Candlesticks".
 *
 * @param instId instrument
 * @param bar length of a candle, case-sensitive: {@code 1m} is a minute, {@code 1M} a month
 * @param after only rows older than this {@code ts}, exclusive
 * @param before only rows newer than this {@code ts}, exclusive
 * @param limit rows of a page, 500 if absent
 * @param extra further fields to send, by BloFin's name
 */
public record CandlesRequest(
        @Rule(required = true) String instId,

        @Rule(
                values = {"1m", "3m", "5m", "15m", "30m", "1H", "2H", "4H", "6H", "8H", "12H", "1D", "3D", "1W", "1M"},
                defaultValue = "1m")
        String bar,

        Instant after,
        Instant before,
        @Rule(defaultValue = "500", max = 1440) Integer limit,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public CandlesRequest {
        extra = Extra.of(extra);
    }

    /** The latest candles. */
    public static CandlesRequest of(String instId, String bar) {
        return new CandlesRequest(instId, bar, null, null, null, null);
    }
}
