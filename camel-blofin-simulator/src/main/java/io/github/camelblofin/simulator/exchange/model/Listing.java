package io.github.camelblofin.simulator.exchange.model;

import java.math.BigDecimal;

/**
 * An instrument and how its synthetic market behaves.
 *
 * @param startPrice fair price at the start, a multiple of the tick
 * @param tradesPerSecond mean number of synthetic taker orders a second at activity 1
 * @param volatility standard deviation of the fair price over a day, as a fraction
 * @param topSize typical number of base coins at the best level
 */
public record Listing(
        Instrument instrument, BigDecimal startPrice, double tradesPerSecond, double volatility, double topSize) {}
