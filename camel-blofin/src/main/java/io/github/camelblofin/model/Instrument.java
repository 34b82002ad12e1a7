package io.github.camelblofin.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * A tradable instrument and its rules. Sizes are in contracts on futures and in base coin on spot, where the fields
 * of contracts are {@code null}. Source: REST "GET Instruments" of futures and spot.
 *
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param baseCurrency base coin
 * @param quoteCurrency quote coin
 * @param settleCurrency coin of margin and settlement
 * @param instType product kind, such as {@code SWAP}
 * @param contractType margin style
 * @param contractValue base coins in one contract; sizes of orders are in contracts
 * @param minSize smallest order size
 * @param lotSize step of sizes
 * @param tickSize step of prices, in quote coin
 * @param maxLimitSize largest limit order
 * @param maxMarketSize largest market order; for market buys on spot sources disagree whether in base or quote coin
 * @param maxLeverage highest leverage
 * @param thresholdX parameter of the price limits; not documented
 * @param thresholdY parameter of the price limits; not documented
 * @param thresholdZ parameter of the price limits; not documented
 * @param state whether it trades now
 * @param listTime when it was listed
 * @param expireTime BloFin's expiry time; no sign of delisting, look at {@code state}
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record Instrument(
        String instId,
        String baseCurrency,
        String quoteCurrency,
        String settleCurrency,
        String instType,
        ContractType contractType,
        BigDecimal contractValue,
        BigDecimal minSize,
        BigDecimal lotSize,
        BigDecimal tickSize,
        BigDecimal maxLimitSize,
        BigDecimal maxMarketSize,
        BigDecimal maxLeverage,
        BigDecimal thresholdX,
        BigDecimal thresholdY,
        BigDecimal thresholdZ,
        InstrumentState state,
        Instant listTime,
        Instant expireTime,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public Instrument {
        extra = Extra.of(extra);
    }
}
