package io.github.camelblofin.simulator.exchange.synthetic;

import io.github.camelblofin.simulator.exchange.model.Side;
import java.util.random.RandomGenerator;

/**
 * Market orders that come in bursts: every one makes another likelier for a second or two, and likelier in the same
 * direction. Sizes are mostly small and now and then large.
 */
final class TakerFlow {

    private static final double BURST_SECONDS = 1.5;
    /** Mean number of orders that one order draws after it. */
    private static final double FOLLOWERS = 0.5;

    private static final double LONGEST_STEP = 1;
    private static final double TYPICAL_SIZE = 0.06;
    private static final double SIZE_SPREAD = 1.3;
    private static final double GREATEST_SIZE = 20;

    private final Floor floor;
    private final RandomGenerator random;
    private final double topLots;
    private final double baseRate;
    private double excitement;
    private double momentum;
    private double untilNext;

    TakerFlow(Floor floor, double ordersPerSecond, double topLots, RandomGenerator random) {
        this.floor = floor;
        this.random = random;
        this.topLots = topLots;
        this.baseRate = ordersPerSecond * (1 - FOLLOWERS);
        this.untilNext = random.nextExponential();
    }

    /** Lets time pass; more than a second counts as one, so that a jump of the clock is no flood. */
    void step(double seconds) {
        double passed = Math.min(seconds, LONGEST_STEP);
        excitement *= StrictMath.exp(-passed / BURST_SECONDS);
        untilNext -= baseRate * (1 + excitement) * passed;
        while (untilNext <= 0) {
            take();
            excitement += FOLLOWERS / (baseRate * BURST_SECONDS);
            untilNext += random.nextExponential();
        }
    }

    private void take() {
        Side side = random.nextDouble() < 0.5 + 0.3 * momentum ? Side.BUY : Side.SELL;
        momentum = 0.9 * momentum + 0.1 * side.sign();
        double share = TYPICAL_SIZE * StrictMath.exp(SIZE_SPREAD * random.nextGaussian());
        floor.take(side, Math.max(1, Math.round(topLots * Math.min(share, GREATEST_SIZE))));
    }
}
