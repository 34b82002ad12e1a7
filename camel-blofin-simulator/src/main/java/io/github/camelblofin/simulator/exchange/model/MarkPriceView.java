package io.github.camelblofin.simulator.exchange.model;

import java.math.BigDecimal;

/** Index price (the outside world) and mark price (what positions are valued at). */
public record MarkPriceView(String instId, BigDecimal indexPrice, BigDecimal markPrice, long ts) {}
