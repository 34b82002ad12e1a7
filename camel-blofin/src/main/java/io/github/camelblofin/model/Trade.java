package io.github.camelblofin.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * A public trade. Source: REST "GET Trades", channel "trades".
 *
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param tradeId id of the trade
 * @param price price, in quote coin
 * @param size size, in contracts on futures
 * @param side side of the taker
 * @param ts when it happened
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record Trade(
        String instId,
        String tradeId,
        BigDecimal price,
        BigDecimal size,
        Side side,
        Instant ts,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public Trade {
        extra = Extra.of(extra);
    }
}
