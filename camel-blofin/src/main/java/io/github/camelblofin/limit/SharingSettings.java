package io.github.camelblofin.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * How processes share limits. Of each limit, every process has a small share of its own, for when the store is away; the
 * store gives out the rest. Since these parts never overlap, nothing is exceeded when some processes see the store and others
 * do not, nor when it goes or comes back.
 *
 * @param store {@code null}: limits are not shared
 * @param processes how many there are at most
 * @param fallback percent of each limit that is kept for when the store is away, for all processes together
 * @param timeout how long the store may take to answer
 * @param lease longest time from the store's permission to the call's arrival at the exchange
 */
public record SharingSettings(RateLimitStore store, int processes, int fallback, Duration timeout, Duration lease) {
    /** Between a time-out and the moment when nothing arrives any more. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    /** Limits that nobody shares. */
    public static final SharingSettings NONE = new SharingSettings(null, 1, 0, Duration.ZERO, Duration.ZERO);

    /**
     * Settings for a store.
     *
     * @param requestTimeout longest time that a call takes
     * @throws IllegalArgumentException says what is wrong, in terms of options
     */
    public static SharingSettings of(
            RateLimitStore store, int processes, int fallback, Duration timeout, Duration requestTimeout) {
        if (processes < 1) {
            throw new IllegalArgumentException("rateLimitStore needs rateLimitProcesses: how many processes use these"
                    + " limits at most. Each gets that part of rateLimitFallback while the store is away");
        }
        if (fallback < 1 || fallback > 90) {
            throw new IllegalArgumentException("rateLimitFallback=" + fallback + " must be a percentage from 1 to 90");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("rateLimitStoreTimeout must be at least one millisecond");
        }
        return new SharingSettings(
                store,
                processes,
                fallback,
                timeout,
                requestTimeout.plus(timeout).plus(SLACK));
    }

    /** Whether there is a store. */
    public boolean on() {
        return store != null;
    }

    /**
     * Sees whether the limits can be divided.
     *
     * @throws IllegalArgumentException when they are too small for so many processes
     */
    public void check(LimitSettings all) {
        if (on()) {
            shared(all);
        }
    }

    /** Calls of a limit that one process may make without the store. At least one. */
    private int own(int calls) {
        return Math.max(1, (int) ((long) calls * fallback / 100 / processes));
    }

    /**
     * What one process may use without the store.
     *
     * @throws IllegalArgumentException when nothing would be left for the store
     */
    LimitSettings own(LimitSettings all) {
        return part(all, this::own);
    }

    /**
     * What the store gives out.
     *
     * @throws IllegalArgumentException when nothing would be left for it
     */
    LimitSettings shared(LimitSettings all) {
        return part(all, calls -> calls - processes * own(calls));
    }

    private LimitSettings part(LimitSettings all, IntUnaryOperator calls) {
        return all.withMaxUsage(100)
                .withAddress(part(all.address(), all.maxUsage(), calls))
                .withTrading(part(all.trading(), all.maxUsage(), calls));
    }

    private List<Rate> part(List<Rate> rates, int maxUsage, IntUnaryOperator calls) {
        List<Rate> parts = new ArrayList<>();
        for (Rate rate : rates) {
            int most = rate.reducedTo(maxUsage).calls();
            if (most - processes * own(most) < 1) {
                throw new IllegalArgumentException("rateLimitProcesses=" + processes + " are too many for " + rate
                        + " (maxUsage " + maxUsage
                        + " %): each process needs one call of its own for when rateLimitStore"
                        + " is away, and nothing would be left to share");
            }
            parts.add(new Rate(calls.applyAsInt(most), rate.window()));
        }
        return parts;
    }
}
