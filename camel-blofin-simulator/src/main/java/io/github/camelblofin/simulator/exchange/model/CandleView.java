package io.github.camelblofin.simulator.exchange.model;

import io.github.camelblofin.api.Bar;
import java.math.BigDecimal;

/**
 * One candle. Index and mark price candles have no volumes (zero).
 *
 * @param ts opening time
 * @param vol contracts
 * @param volCurrency base coins
 * @param volCurrencyQuote quote coins
 * @param confirm true when finished
 */
public record CandleView(
        String instId,
        Bar bar,
        long ts,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal vol,
        BigDecimal volCurrency,
        BigDecimal volCurrencyQuote,
        boolean confirm) {}
