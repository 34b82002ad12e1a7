package io.github.camelblofin.simulator.exchange.model;

import java.math.BigDecimal;

/** Current funding rate and the coming settlement time. */
public record FundingRateView(String instId, BigDecimal fundingRate, long fundingTime) {}
