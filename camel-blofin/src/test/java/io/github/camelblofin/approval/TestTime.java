package io.github.camelblofin.approval;

import io.github.camelblofin.time.Scheduler;
import io.github.camelblofin.time.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes when told so, and runs what is due on the way. One thread. */
final class TestTime implements Scheduler, WallClock {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private record Due(long at, long number, Runnable task) {}

    private final PriorityQueue<Due> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::number));
    private long now = START.toEpochMilli();
    private long number;

    @Override
    public long millis() {
        return now;
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        Due due = new Due(now + delay.toMillis(), number++, task);
        tasks.add(due);
        return () -> tasks.remove(due);
    }

    void pass(Duration time) {
        long until = now + time.toMillis();
        while (!tasks.isEmpty() && tasks.peek().at <= until) {
            Due due = tasks.poll();
            now = Math.max(now, due.at);
            due.task.run();
        }
        now = until;
    }

    /** The process dies: nothing that was asked for runs. */
    void forget() {
        tasks.clear();
    }
}
