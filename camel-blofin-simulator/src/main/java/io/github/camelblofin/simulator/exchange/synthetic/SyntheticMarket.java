package io.github.camelblofin.simulator.exchange.synthetic;

import io.github.camelblofin.simulator.exchange.market.Market;
import io.github.camelblofin.simulator.exchange.matching.PriceLevel;
import io.github.camelblofin.simulator.exchange.model.Listing;
import io.github.camelblofin.simulator.exchange.model.Side;
import java.util.random.RandomGenerator;

/**
 * The life of one instrument without users: moves its fair price, lets makers follow and takers trade, and sets index and
 * mark price. All chance comes from its own generator, so instruments do not disturb each other.
 */
public final class SyntheticMarket {

    private static final double SHUFFLES_PER_SECOND = 6;
    /** Share of the gap between book and index that the mark price takes over in a second. */
    private static final double BASIS_SPEED = 0.1;

    private static final double LARGEST_BASIS = 0.005;
    /** How far the price stands above the index, typically, and for how long it remembers that. */
    private static final double TYPICAL_PREMIUM = 0.00015;

    private static final double PREMIUM_SECONDS = 1_800;

    private final Market market;
    private final RandomGenerator random;
    private final double activity;
    private final FairPrice fair;
    private final MakerLadder bids;
    private final MakerLadder asks;
    private final TakerFlow takers;
    private double basis;
    private double premium;

    public SyntheticMarket(Market market, Floor floor, double activity, RandomGenerator random) {
        Listing listing = market.listing();
        double topLots = listing.topSize() / market.scale().coins(1).doubleValue();
        this.market = market;
        this.random = random;
        this.activity = activity;
        this.fair = new FairPrice((double) market.indexTicks(), listing.volatility(), random);
        this.bids = new MakerLadder(Side.BUY, floor, topLots, random);
        this.asks = new MakerLadder(Side.SELL, floor, topLots, random);
        this.takers = new TakerFlow(floor, listing.tradesPerSecond(), topLots, random);
    }

    /** Lets time pass; nothing happens at activity 0. */
    public void step(double seconds) {
        if (activity <= 0) {
            return;
        }
        double pace = seconds * activity;
        fair.step(pace);
        bids.withdrawStale(fair.ticks());
        asks.withdrawStale(fair.ticks());
        bids.refill(fair.ticks());
        asks.refill(fair.ticks());
        if (random.nextDouble() < SHUFFLES_PER_SECOND * pace) {
            (random.nextBoolean() ? bids : asks).shuffle(fair.ticks());
        }
        takers.step(pace);
        refer(pace);
    }

    /** Puts the fair price somewhere else: index and mark follow at once, the makers with the next step. */
    public void move(long ticks) {
        fair.move((double) ticks);
        basis = 0;
        premium = 0;
        market.reference(ticks, ticks);
    }

    private void refer(double seconds) {
        PriceLevel bid = market.book().best(Side.BUY);
        PriceLevel ask = market.book().best(Side.SELL);
        if (bid != null && ask != null) {
            double gap = (bid.ticks() + ask.ticks()) / 2.0 - fair.ticks();
            basis += (gap - basis) * Math.min(1, BASIS_SPEED * seconds);
        }
        double share = Math.min(1, seconds / PREMIUM_SECONDS);
        premium += TYPICAL_PREMIUM * StrictMath.sqrt(2 * share) * random.nextGaussian() - premium * share;
        double bound = LARGEST_BASIS * fair.ticks();
        double mark = fair.ticks() + Math.max(-bound, Math.min(bound, basis));
        double index = fair.ticks() * (1 - premium);
        market.reference(Math.max(1, Math.round(index)), Math.max(1, Math.round(mark)));
    }
}
