package io.github.camelblofin.simulator.exchange.synthetic;

import java.util.random.RandomGenerator;

/**
 * What the outside world pays, in ticks: it rests for a moment, then jumps, so that it wanders as much as the volatility
 * of a day says, and is pulled back to its anchor over days.
 */
final class FairPrice {

    private static final double JUMPS_PER_SECOND = 2;
    private static final double SECONDS_PER_DAY = 86_400;
    private static final double PULL_PER_SECOND = 1 / (3 * SECONDS_PER_DAY);
    private static final double LONGEST_STEP = 60;

    private final RandomGenerator random;
    private final double volatility;
    private double anchor;
    private double ticks;

    FairPrice(double ticks, double volatility, RandomGenerator random) {
        this.ticks = ticks;
        this.anchor = ticks;
        this.volatility = volatility;
        this.random = random;
    }

    double ticks() {
        return ticks;
    }

    /** Puts the price and its anchor somewhere else. */
    void move(double newTicks) {
        ticks = newTicks;
        anchor = newTicks;
    }

    /** Lets time pass. */
    void step(double seconds) {
        double passed = Math.min(seconds, LONGEST_STEP);
        double quiet = StrictMath.exp(-JUMPS_PER_SECOND * passed);
        if (random.nextDouble() < quiet) {
            return;
        }
        double represented = passed / (1 - quiet);
        double move = random.nextGaussian() * volatility * StrictMath.sqrt(represented / SECONDS_PER_DAY);
        double pull = StrictMath.log(anchor / ticks) * PULL_PER_SECOND * represented;
        ticks = Math.max(1, ticks * StrictMath.exp(move + pull));
    }
}
