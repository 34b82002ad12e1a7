package io.github.camelblofin.simulator.exchange.model;

import java.math.BigDecimal;

/** The band an order's price must stay in. */
public record PriceRange(BigDecimal minPrice, BigDecimal maxPrice) {}
