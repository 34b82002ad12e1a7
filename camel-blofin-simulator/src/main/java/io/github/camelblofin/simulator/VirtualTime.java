package io.github.camelblofin.simulator;

import io.github.camelblofin.time.Ticker;
import io.github.camelblofin.time.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * Time that passes only when {@link BlofinSimulator#advance} says so: hours in milliseconds, and the same hours every time.
 * A client under test may read it too, as {@link WallClock} or {@link Ticker}, on any thread. Tasks that are due run on
 * the simulator's event loop, in the order of their times.
 */
public final class VirtualTime implements WallClock, Ticker, Timers {
    private static final long MILLI = 1_000_000;

    private final long startMillis;
    private final Queue<Task> tasks = new PriorityQueue<>();
    private volatile long nanos;
    private long lastId;

    /** Tasks of one moment run in the order in which they were asked for. */
    private record Task(long at, long id, Runnable body, long everyNanos) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            return at == other.at ? Long.compare(id, other.id) : Long.compare(at, other.at);
        }
    }

    VirtualTime(Instant start) {
        startMillis = start.toEpochMilli();
    }

    @Override
    public long millis() {
        return startMillis + nanos / MILLI;
    }

    /** Nanoseconds since the start. */
    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public synchronized Timer after(Duration delay, Runnable body) {
        Task task = new Task(nanos + delay.toNanos(), ++lastId, body, 0);
        tasks.add(task);
        return () -> forget(task);
    }

    private synchronized void forget(Task task) {
        tasks.remove(task);
    }

    @Override
    public synchronized void every(long millis, Runnable body) {
        tasks.add(new Task(nanos + millis * MILLI, ++lastId, body, millis * MILLI));
    }

    @Override
    public synchronized void stop() {
        tasks.removeIf(task -> task.everyNanos() > 0);
    }

    /** Lets time pass and runs what comes due; on the event loop only. */
    void pass(Duration length) {
        long end = nanos + length.toNanos();
        for (Task task = due(end); task != null; task = due(end)) {
            task.body().run();
        }
        nanos = end;
    }

    /** Moves time to the next task up to the end, and takes it. */
    private synchronized Task due(long end) {
        if (tasks.isEmpty() || tasks.peek().at() > end) {
            return null;
        }
        Task task = tasks.poll();
        nanos = task.at();
        if (task.everyNanos() > 0) {
            tasks.add(new Task(task.at() + task.everyNanos(), ++lastId, task.body(), task.everyNanos()));
        }
        return task;
    }
}
