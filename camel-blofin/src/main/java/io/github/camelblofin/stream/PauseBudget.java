package io.github.camelblofin.stream;

/**
 * How long a subscription may still keep sockets from being read that others share: a limit in one go, filled up again at a
 * tenth of the time in which it does not. So one that is too slow only by a little, full and roomy again all the time, takes
 * no more than a tenth of its neighbours' time in the long run. Times are nanoseconds of one clock. Not thread-safe.
 */
final class PauseBudget {
    private static final int REFILL = 10;

    private final long most;
    private long left;
    /** When that was left. */
    private long asOf;

    PauseBudget(long most, long now) {
        this.most = most;
        refill(now);
    }

    /** What is left now. */
    long left(long now) {
        return Math.min(most, left + Math.max(0, now - asOf) / REFILL);
    }

    /** Sockets were kept from being read in this time. */
    void spend(long from, long to) {
        left = Math.max(0, left(from) - (to - from));
        asOf = to;
    }

    /** Full again. */
    void refill(long now) {
        left = most;
        asOf = now;
    }
}
