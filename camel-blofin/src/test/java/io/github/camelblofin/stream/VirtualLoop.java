package io.github.camelblofin.stream;

import io.github.camelblofin.time.Ticker;
import io.github.camelblofin.time.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** A loop whose time passes only when a test says so. Everything runs on the thread of the test. */
public final class VirtualLoop implements Loop, Ticker, WallClock {
    private static final long DAYBREAK = 1_700_000_000_000L;

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final PriorityQueue<Entry> timers = new PriorityQueue<>(
            Comparator.comparingLong((Entry entry) -> entry.at).thenComparing(entry -> entry.order));
    private long now;
    private long order;
    /** How far this machine's clock is ahead of the time that passes. */
    Duration skew = Duration.ZERO;

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        Entry entry = new Entry(now + Math.max(0, delay.toNanos()), order++, task);
        timers.add(entry);
        return () -> timers.remove(entry);
    }

    /** Runs what is due now. */
    public void settle() {
        for (int i = 0; !tasks.isEmpty(); i++) {
            if (i > 1_000_000) {
                throw new AssertionError("Tasks beget tasks without end");
            }
            tasks.poll().run();
        }
    }

    /** Lets time pass. */
    public void pass(Duration time) {
        long end = now + time.toNanos();
        settle();
        while (!timers.isEmpty() && timers.peek().at <= end) {
            Entry next = timers.poll();
            now = Math.max(now, next.at);
            next.task.run();
            settle();
        }
        now = end;
    }

    public int timers() {
        return timers.size();
    }

    /** The time of day everywhere else. */
    Instant trueTime() {
        return Instant.ofEpochMilli(DAYBREAK + now / 1_000_000);
    }

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public long millis() {
        return DAYBREAK + now / 1_000_000 + skew.toMillis();
    }

    private record Entry(long at, long order, Runnable task) {}
}
