package io.github.camelblofin.simulator.exchange.model;

import java.math.BigDecimal;

/**
 * A price to wait for and the order that follows.
 *
 * @param orderPrice null: at market
 */
public record Leg(BigDecimal triggerPrice, BigDecimal orderPrice, PriceSource source) {}
