package io.github.camelblofin.simulator.exchange.model;

import java.math.BigDecimal;

/** One price of a book and the contracts resting there; in a change, size zero means the level is gone. */
public record BookLevel(BigDecimal price, BigDecimal size) {}
