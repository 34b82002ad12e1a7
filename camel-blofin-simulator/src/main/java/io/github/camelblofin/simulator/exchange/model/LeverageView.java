package io.github.camelblofin.simulator.exchange.model;

/** Leverage of one instrument. {@code positionSide} is {@code NET} unless margin is isolated in hedge mode. */
public record LeverageView(String instId, MarginMode marginMode, PositionSide positionSide, int leverage) {}
