package io.github.camelblofin.it.kill;

import io.github.camelblofin.time.Scheduler;
import io.github.camelblofin.time.Ticker;
import io.github.camelblofin.time.Timekeeping;
import io.github.camelblofin.time.WallClock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The time of a simulator in another process, which writes it into a file that both have in memory. */
final class SharedTime implements Scheduler {
    private final ByteBuffer memory;
    /** Guarded by this, as is what follows. */
    private final PriorityQueue<Task> tasks = new PriorityQueue<>();

    private long sequence;

    private record Task(long at, long number, Runnable body) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    private SharedTime(ByteBuffer memory) {
        this.memory = memory;
    }

    static SharedTime of(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new SharedTime(
                    channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES).order(ByteOrder.nativeOrder()));
        }
    }

    /** Tells the other process. */
    void tell(long millis) {
        memory.putLong(0, millis);
    }

    long millis() {
        return memory.getLong(0);
    }

    /** The same as a component wants it; timers run on a thread of their own. */
    Timekeeping live() {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
        Future<?> unused = thread.scheduleAtFixedRate(this::runDue, 1, 1, TimeUnit.MILLISECONDS);
        WallClock wall = this::millis;
        Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(millis());
        return new Timekeeping(wall, ticker, this);
    }

    @Override
    public synchronized Timer after(Duration delay, Runnable body) {
        Task task = new Task(millis() + delay.toMillis(), sequence++, body);
        tasks.add(task);
        return () -> {
            synchronized (this) {
                tasks.remove(task);
            }
        };
    }

    private void runDue() {
        for (Task task = due(); task != null; task = due()) {
            task.body().run();
        }
    }

    private synchronized Task due() {
        return tasks.isEmpty() || tasks.peek().at() > millis() ? null : tasks.poll();
    }
}
