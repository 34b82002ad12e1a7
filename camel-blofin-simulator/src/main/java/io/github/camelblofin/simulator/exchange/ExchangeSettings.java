package io.github.camelblofin.simulator.exchange;

import io.github.camelblofin.simulator.exchange.model.Listing;
import java.math.BigDecimal;
import java.util.List;

/**
 * What an exchange is made of. Immutable; start from {@link #defaults()} and change what matters.
 *
 * @param seed start of all chance
 * @param listings instruments with their synthetic markets
 * @param activity pace of the synthetic market: 1 is normal, 0 switches it off (empty books)
 * @param makerFee fraction of the notional
 * @param takerFee fraction of the notional
 * @param startingBalance USDT of a new account
 * @param priceBand how far from the mark price an order may be, as a fraction
 * @param historyLimit finished orders and fills kept for each account
 * @param clientIds how long client ids are taken
 */
public record ExchangeSettings(
        long seed,
        List<Listing> listings,
        double activity,
        BigDecimal makerFee,
        BigDecimal takerFee,
        BigDecimal startingBalance,
        BigDecimal priceBand,
        int historyLimit,
        ClientIdRule clientIds) {

    public ExchangeSettings {
        listings = List.copyOf(listings);
    }

    /** Seed 42, {@link DefaultListings}, normal activity, BloFin's usual fees, 100,000 USDT. */
    public static ExchangeSettings defaults() {
        return new ExchangeSettings(
                42,
                DefaultListings.all(),
                1.0,
                new BigDecimal("0.0002"),
                new BigDecimal("0.0006"),
                new BigDecimal("100000"),
                new BigDecimal("0.2"),
                10_000,
                ClientIdRule.neverFree());
    }

    /** The same with another seed. */
    public ExchangeSettings withSeed(long value) {
        return new ExchangeSettings(
                value, listings, activity, makerFee, takerFee, startingBalance, priceBand, historyLimit, clientIds);
    }

    /** The same with other instruments. */
    public ExchangeSettings withListings(List<Listing> value) {
        return new ExchangeSettings(
                seed, value, activity, makerFee, takerFee, startingBalance, priceBand, historyLimit, clientIds);
    }

    /** The same with another pace of the synthetic market. */
    public ExchangeSettings withActivity(double value) {
        return new ExchangeSettings(
                seed, listings, value, makerFee, takerFee, startingBalance, priceBand, historyLimit, clientIds);
    }

    /** The same with other fees. */
    public ExchangeSettings withFees(BigDecimal maker, BigDecimal taker) {
        return new ExchangeSettings(
                seed, listings, activity, maker, taker, startingBalance, priceBand, historyLimit, clientIds);
    }

    /** The same with another starting balance. */
    public ExchangeSettings withStartingBalance(BigDecimal value) {
        return new ExchangeSettings(
                seed, listings, activity, makerFee, takerFee, value, priceBand, historyLimit, clientIds);
    }

    /** The same with another bound on what is remembered. */
    public ExchangeSettings withHistoryLimit(int value) {
        return new ExchangeSettings(
                seed, listings, activity, makerFee, takerFee, startingBalance, priceBand, value, clientIds);
    }

    /** The same with another rule for client ids. */
    public ExchangeSettings withClientIds(ClientIdRule value) {
        return new ExchangeSettings(
                seed, listings, activity, makerFee, takerFee, startingBalance, priceBand, historyLimit, value);
    }
}
