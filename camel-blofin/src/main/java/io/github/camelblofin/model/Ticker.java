package io.github.camelblofin.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * The last 24 hours of an instrument. Sizes are in contracts on futures and in base coin on spot. A push of spot may
 * hold some of the fields only: what is {@code null} did not change. Source: REST "GET Tickers", channels "tickers"
 * of futures and spot.
 *
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param last price of the last trade
 * @param lastSize size of the last trade
 * @param askPrice best ask
 * @param askSize size at the best ask
 * @param bidPrice best bid
 * @param bidSize size at the best bid
 * @param open24h price 24 hours ago
 * @param high24h highest price
 * @param low24h lowest price
 * @param volCurrency24h volume in base coin
 * @param volCurrencyQuote24h volume in quote coin; in pushes of spot only, as far as documented
 * @param vol24h volume in contracts; {@code null} on spot
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
        BigDecimal volCurrencyQuote24h,
        BigDecimal vol24h,
        Instant ts,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public Ticker {
        extra = Extra.of(extra);
    }
}
