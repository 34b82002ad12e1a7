package io.github.camelblofin.model;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One candle. On the wire a row of texts: 9 columns on futures, 8 on spot, 6 for index and mark prices. Source: REST
 * "GET Candlesticks", channels "candle*".
 *
 * @param ts when the candle opened
 * @param open first price
 * @param high highest price
 * @param low lowest price
 * @param close last price so far
 * @param vol volume in contracts; {@code null} on spot, index and mark candles
 * @param volCurrency volume in base coin; {@code null} on index and mark candles
 * @param volCurrencyQuote volume in quote coin; {@code null} on index and mark candles
 * @param confirmed whether the candle is finished; an unfinished one is sent again as it changes
 */
public record Candle(
        Instant ts,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal vol,
        BigDecimal volCurrency,
        BigDecimal volCurrencyQuote,
        boolean confirmed) {}
