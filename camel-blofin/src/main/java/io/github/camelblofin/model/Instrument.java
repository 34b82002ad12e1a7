package io.github.camelblofin.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * A tradable instrument and its rules. Source: REST "GET Instruments".
 *
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param baseCurrency base coin
 * @param quoteCurrency quote coin
 * @param settleCurrency coin of margin and settlement
 * @param instType product kind, such as {@code SWAP}
 * @param contractType margin style
 * @param contractValue base coins in one contract; sizes of orders are in contracts
 * @param minSize smallest order size, in contracts
 * @param lotSize step of sizes, in contracts
 * @param tickSize step of prices, in quote coin
 * @param maxLimitSize largest limit order, in contracts
 * @param maxMarketSize largest market order, in contracts
 * @param maxLeverage highest leverage
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
        InstrumentState state,
        Instant listTime,
        Instant expireTime,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public Instrument {
        extra = Extra.of(extra);
    }
}
