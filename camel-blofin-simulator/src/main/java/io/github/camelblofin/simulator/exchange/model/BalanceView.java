package io.github.camelblofin.simulator.exchange.model;

import java.math.BigDecimal;

/**
 * The futures wallet of one account in its one currency, USDT (so {@code totalEquity} and {@code equityUsd} equal
 * {@code equity}).
 *
 * @param balance money without unrealized PnL
 * @param equity balance and the unrealized PnL of all positions
 * @param isolatedEquity margin and unrealized PnL of the isolated positions
 * @param available what a new order may use; {@code availableEquity} is the same
 * @param frozen on hold: order margin, cross initial margin and isolated margin
 * @param orderFrozen on hold for open orders
 */
public record BalanceView(
        String currency,
        BigDecimal equity,
        BigDecimal balance,
        BigDecimal isolatedEquity,
        BigDecimal available,
        BigDecimal frozen,
        BigDecimal orderFrozen,
        BigDecimal unrealizedPnl,
        BigDecimal isolatedUnrealizedPnl,
        long ts) {}
