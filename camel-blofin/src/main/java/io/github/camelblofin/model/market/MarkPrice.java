package io.github.camelblofin.model.market;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * Mark and index price of an instrument. Source: REST "GET Mark Price".
 *
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param indexPrice index price, in quote coin
 * @param markPrice mark price, in quote coin: what margin and liquidation go by
 * @param ts when BloFin made it
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record MarkPrice(
        String instId,
        BigDecimal indexPrice,
        BigDecimal markPrice,
        Instant ts,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public MarkPrice {
        extra = Extra.of(extra);
    }
}
