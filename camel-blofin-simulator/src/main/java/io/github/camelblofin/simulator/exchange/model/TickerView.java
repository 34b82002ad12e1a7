package io.github.camelblofin.simulator.exchange.model;

import java.math.BigDecimal;

/**
 * The last 24 hours of one instrument.
 *
 * @param askPrice null, as its size, when that side of the book is empty; likewise for the bid
 * @param vol24h contracts
 * @param volCurrency24h base coins
 */
public record TickerView(
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
        BigDecimal vol24h,
        BigDecimal volCurrency24h,
        long ts) {}
