package io.github.camelblofin.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * The last 24 hours of an instrument. Source: REST "GET Tickers", channel "tickers".
 *
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param last price of the last trade
 * @param lastSize size of the last trade, in contracts
 * @param askPrice best ask
 * @param askSize size at the best ask, in contracts
 * @param bidPrice best bid
 * @param bidSize size at the best bid, in contracts
 * @param open24h price 24 hours ago
 * @param high24h highest price
 * @param low24h lowest price
 * @param volCurrency24h volume in base coin
 * @param vol24h volume in contracts
 * @param ts when BloFin made it
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record Ticker(
        String instId,
        BigDecimal last,
        BigDecimal lastSize,
        BigDecimal askPrice,
        BigDecimal askSize,
        BigDecimal bidPrice,
        BigDecimal bidSize,
        BigDecimal open24h,
        BigDecimal high24h,
        BigDecimal low24h,
        BigDecimal volCurrency24h,
        BigDecimal vol24h,
        Instant ts,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public Ticker {
        extra = Extra.of(extra);
    }
}
