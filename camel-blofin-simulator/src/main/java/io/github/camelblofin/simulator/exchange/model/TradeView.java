package io.github.camelblofin.simulator.exchange.model;

import java.math.BigDecimal;

/** One public trade; {@code side} is the taker's. */
public record TradeView(String instId, String tradeId, BigDecimal price, BigDecimal size, Side side, long ts) {}
