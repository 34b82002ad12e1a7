package io.github.camelblofin.limit;

import io.github.camelblofin.time.Scheduler;
import io.github.camelblofin.time.Timekeeping;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes when told so, and runs what is due on the way. One thread. */
final class VirtualTime implements Scheduler {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private record Due(long at, long number, Runnable task) {}

    private final PriorityQueue<Due> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::number));
    private long now;
    private long number;

    Timekeeping keeping() {
        return new Timekeeping(() -> START.toEpochMilli() + now / 1_000_000, () -> now, this);
    }

    long nanos() {
        return now;
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        Due due = new Due(now + delay.toNanos(), number++, task);
        tasks.add(due);
        return () -> tasks.remove(due);
    }

    void pass(Duration time) {
        long until = now + time.toNanos();
        while (!tasks.isEmpty() && tasks.peek().at <= until) {
            Due due = tasks.poll();
            now = Math.max(now, due.at);
            due.task.run();
        }
        now = until;
    }

    /** Goes to the next task; whether there was one. */
    boolean step() {
        if (tasks.isEmpty()) {
            return false;
        }
        pass(Duration.ofNanos(tasks.peek().at - now));
        return true;
    }
}
