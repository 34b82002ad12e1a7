package io.github.camelblofin.limit;

import java.time.Duration;

/**
 * Never more than so many calls in any stretch of time. A call holds its place from before it is sent until the window's
 * length after it ended; so whatever the network did in between, any two arrivals at the other side of which one needed
 * the other's place are at least the length apart. Right for an exchange that counts in sliding windows as well as for one
 * that counts in fixed ones. Since places come free in the order in which calls end, a ring of moments is all it takes:
 * every step takes the same time and allocates nothing. Not for several threads; {@code now} must never fall.
 */
final class StrictWindow {
    /** Only an answer can tell. */
    static final long UNKNOWN = Long.MAX_VALUE;

    /** The other side counts in whole milliseconds. */
    private static final long GRAIN = Duration.ofMillis(5).toNanos();

    private final Rate rate;
    private final int limit;
    private final int reserve;
    private final long length;
    /** Moments at which places come free, oldest at {@link #head}; a power of two, so that a mask wraps. */
    private long[] free;

    private int head;
    private int cooling;
    private int flying;

    /**
     * @param rate what is allowed
     * @param reserve percent of it that only the most urgent calls may use
     */
    StrictWindow(Rate rate, int reserve) {
        this.rate = rate;
        this.limit = rate.calls();
        this.reserve = reserved(limit, reserve);
        this.length = length(rate);
        this.free = new long[Integer.highestOneBit(Math.max(1, limit - 1)) << 1];
    }

    /** How long places are kept, in nanoseconds: the other side's clock may run a tenth of a percent faster than ours. */
    static long length(Rate rate) {
        return rate.window().toNanos() + rate.window().toNanos() / 1000 + GRAIN;
    }

    /** Places that only the most urgent calls may use. */
    static int reserved(int limit, int percent) {
        return Math.min(limit - 1, (int) Math.ceil(limit * (percent / 100.0)));
    }

    Rate rate() {
        return rate;
    }

    /** Places taken now. */
    int held(long now) {
        while (cooling > 0 && free[head] - now <= 0) {
            head = (head + 1) & (free.length - 1);
            cooling--;
        }
        return flying + cooling;
    }

    /** Nanoseconds until a call may take a place: 0 now, {@link #UNKNOWN} not before one in flight ends. */
    long delay(boolean urgent, long now) {
        return waitForLess(urgent ? limit : limit - reserve, now);
    }

    /** Nanoseconds until fewer than so many places are taken. */
    long waitForLess(int places, long now) {
        int over = held(now) - places + 1;
        if (over <= 0) {
            return 0;
        }
        return over > cooling ? UNKNOWN : at(over - 1) - now;
    }

    /** A guess of when a call would pass that has so many others before it. */
    long estimate(boolean urgent, int ahead, long now) {
        int places = urgent ? limit : limit - reserve;
        int over = held(now) - places + 1 + ahead;
        if (over <= 0) {
            return 0;
        }
        if (over <= cooling) {
            return at(over - 1) - now;
        }
        return (1L + (over - 1) / limit) * length;
    }

    /** Takes a place; whether there is one is for the caller to know. */
    void take() {
        flying++;
    }

    /** A call ended: its place comes free after the window's length. */
    void end(long now) {
        flying--;
        cool(now + length);
    }

    /** A call was not made after all. */
    void giveBack() {
        flying--;
    }

    /** Counts what another window holds as well. */
    void adopt(StrictWindow other, long now) {
        int held = other.held(now);
        flying += other.flying;
        for (int i = 0; i < held - other.flying; i++) {
            // Later than the other's, should the other be shorter.
            cool(other.at(i) - other.length + length);
        }
    }

    private long at(int place) {
        return free[(head + place) & (free.length - 1)];
    }

    private void cool(long moment) {
        if (cooling == free.length) {
            grow();
        }
        free[(head + cooling) & (free.length - 1)] = moment;
        cooling++;
    }

    /** Only after {@link #adopt}: more than the limit are never taken. */
    private void grow() {
        long[] larger = new long[free.length << 1];
        for (int i = 0; i < cooling; i++) {
            larger[i] = at(i);
        }
        free = larger;
        head = 0;
    }

    int limit() {
        return limit;
    }

    /** Whether so many percent of the limit are used. */
    boolean reaches(int percent, long now) {
        return held(now) * 100L >= (long) limit * percent;
    }
}
