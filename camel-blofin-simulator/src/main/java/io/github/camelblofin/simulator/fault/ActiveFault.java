package io.github.camelblofin.simulator.fault;

import io.github.camelblofin.time.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A fault that was armed: how often it struck, and the way to end it. Safe for any thread. */
public final class ActiveFault {
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final Fault fault;
    private final int most;
    private final Ticker ticker;
    private final long since;
    private final Duration length;
    private final AtomicInteger hits = new AtomicInteger();
    /** What must happen when it is over: connections that it holds go on. */
    private final Queue<Runnable> releases = new ConcurrentLinkedQueue<>();

    private volatile boolean cleared;

    /** @param length null: no end */
    ActiveFault(Fault fault, int most, Duration length, Ticker ticker) {
        this.fault = fault;
        this.most = most;
        this.length = length;
        this.ticker = ticker;
        this.since = ticker.nanos();
    }

    public Fault fault() {
        return fault;
    }

    /** How often it struck so far. */
    public int hits() {
        return hits.get();
    }

    /** Whether it strikes no more: cleared, used up, or its time has passed. */
    public boolean over() {
        return cleared || hits.get() >= most || left().isZero();
    }

    /** Ends it now. Connections that it stalled go on. May be called again. */
    public void clear() {
        cleared = true;
        for (Runnable release = releases.poll(); release != null; release = releases.poll()) {
            release.run();
        }
    }

    /** How much time it has left, at least a millisecond; empty when it has no end. */
    public Optional<Duration> timeLeft() {
        Duration rest = left();
        return Optional.ofNullable(length).map(any -> rest.compareTo(SHORTEST) < 0 ? SHORTEST : rest);
    }

    private Duration left() {
        if (length == null) {
            return Duration.ofDays(1);
        }
        Duration rest = length.minusNanos(ticker.nanos() - since);
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    /** Over, with no connection left that it holds: nothing is to be remembered of it. */
    boolean spent() {
        return over() && releases.isEmpty();
    }

    /** Was to strike a number of times, and did not so far. */
    boolean unspent() {
        return most < Faults.ENDLESS && !over();
    }

    /** Strikes once, if it still does. */
    boolean claim() {
        if (over()) {
            return false;
        }
        hits.incrementAndGet();
        return true;
    }

    /** Counts connections that were struck at the moment of arming. */
    void struck(int count) {
        hits.addAndGet(count);
    }

    /** Does something when it is cleared, at once when it was. */
    public void whenCleared(Runnable release) {
        releases.add(release);
        if (cleared) {
            clear();
        }
    }

    /** Such as {@code STALL, 2 hits}. */
    @Override
    public String toString() {
        return fault + ", " + hits + " hits" + (over() ? ", over" : "");
    }
}
