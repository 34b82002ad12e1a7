package io.github.camelblofin.simulator.exchange.model;

import java.math.BigDecimal;

/**
 * One contract as {@code market/instruments} shows it. Sizes are in contracts; times {@code contractValue} they are base
 * coins.
 */
public record Instrument(
        String instId,
        String baseCurrency,
        String quoteCurrency,
        BigDecimal contractValue,
        long listTime,
        long expireTime,
        int maxLeverage,
        BigDecimal minSize,
        BigDecimal lotSize,
        BigDecimal tickSize,
        BigDecimal maxLimitSize,
        BigDecimal maxMarketSize) {

    /** {@code instType}: only perpetual swaps are listed. */
    public String instType() {
        return "SWAP";
    }

    /** {@code contractType}. */
    public String contractType() {
        return "linear";
    }

    /** {@code state}. */
    public String state() {
        return "live";
    }

    /** {@code settleCurrency}. */
    public String settleCurrency() {
        return quoteCurrency;
    }
}
