package io.github.camelblofin.simulator.exchange.synthetic;

import io.github.camelblofin.simulator.exchange.matching.Order;
import io.github.camelblofin.simulator.exchange.model.Side;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * One side of the makers' quotes. The distance from the best allowed price is divided into steps that widen outwards;
 * each step holds one or two quotes. {@link #withdrawStale} must have been called on both sides before {@link #refill},
 * so that makers never meet each other; a user's order on the wrong side of the fair price is met.
 */
final class MakerLadder {

    private static final int STEPS = 40;
    private static final int QUOTES_PER_STEP = 2;
    private static final int NEW_QUOTES_AT_ONCE = 8;
    private static final double WIDENING = 1.12;
    /** First step and half the spread, as a share of the price. */
    private static final double FINENESS = 0.00001;

    private static final double REACH = 0.05;

    private final Side side;
    private final Floor floor;
    private final RandomGenerator random;
    private final double topLots;
    private final TreeMap<Long, Order> quotes;
    private final int[] count = new int[STEPS];
    private final long[] bounds = new long[STEPS + 1];
    private int steps;

    MakerLadder(Side side, Floor floor, double topLots, RandomGenerator random) {
        this.side = side;
        this.floor = floor;
        this.topLots = topLots;
        this.random = random;
        this.quotes = new TreeMap<>(side == Side.BUY ? Comparator.<Long>reverseOrder() : Comparator.naturalOrder());
    }

    /** Forgets finished quotes and cancels those that are too good, too far or too many for the fair price. */
    void withdrawStale(double fair) {
        measure(fair);
        long top = top(fair);
        Arrays.fill(count, 0);
        for (Iterator<Order> each = quotes.values().iterator(); each.hasNext(); ) {
            Order quote = each.next();
            if (quote.finished()) {
                each.remove();
                continue;
            }
            int step = stepOf(distance(top, quote.terms().ticks()));
            if (step < 0 || count[step] == QUOTES_PER_STEP) {
                floor.withdraw(quote);
                each.remove();
            } else {
                count[step]++;
            }
        }
    }

    /** Quotes in the steps that have none, the best first, not more than a few at once unless the ladder is new. */
    void refill(double fair) {
        long top = top(fair);
        int allowed = quotes.isEmpty() ? STEPS : NEW_QUOTES_AT_ONCE;
        for (int step = 0; step < steps && allowed > 0; step++) {
            if (count[step] == 0) {
                long distance = bounds[step] + random.nextLong(bounds[step + 1] - bounds[step]);
                quote(top - side.sign() * distance, step);
                allowed--;
            }
        }
    }

    /** Replaces one quote by chance, as makers do who change their mind. */
    void shuffle(double fair) {
        int step = random.nextInt(steps);
        long distance = bounds[step] + random.nextLong(bounds[step + 1] - bounds[step]);
        long ticks = top(fair) - side.sign() * distance;
        Order old = quotes.remove(ticks);
        if (old != null && !old.finished()) {
            floor.withdraw(old);
        }
        quote(ticks, step);
    }

    private void quote(long ticks, int step) {
        if (ticks < 1 || quotes.containsKey(ticks)) {
            return;
        }
        double lots = topLots * (0.2 + random.nextExponential() * 0.8) * (1 + step * 0.15);
        Order order = floor.quote(side, ticks, Math.max(1, Math.round(lots)));
        if (order.resting()) {
            quotes.put(ticks, order);
        }
    }

    private void measure(double fair) {
        double width = Math.max(1, fair * FINENESS);
        double bound = 0;
        steps = 0;
        while (steps < STEPS && (steps == 0 || bound < fair * REACH)) {
            bounds[steps + 1] = Math.max(bounds[steps] + 1, Math.round(bound + width));
            bound += width;
            width *= WIDENING;
            steps++;
        }
    }

    private long top(double fair) {
        double half = Math.max(0.5, fair * FINENESS / 2);
        return side == Side.BUY ? (long) Math.floor(fair - half) : (long) Math.ceil(fair + half);
    }

    private long distance(long top, long ticks) {
        return side.sign() * (top - ticks);
    }

    private int stepOf(long distance) {
        if (distance < 0 || distance >= bounds[steps]) {
            return -1;
        }
        int found = Arrays.binarySearch(bounds, 0, steps + 1, distance);
        return found >= 0 ? found : -found - 2;
    }
}
