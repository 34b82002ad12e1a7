package io.github.camelblofin.it;

import io.github.camelblofin.time.Scheduler;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Virtual timers that know how many tasks wait to ask again: as long as one does, nothing is on its way. Any thread. */
final class CountingScheduler implements Scheduler {
    private final Scheduler timers;
    private final Set<Duration> patience;
    private final AtomicInteger waiting = new AtomicInteger();

    /** @param patience delays that are no sign of rest: tasks wait so long for the end of a run's patience */
    CountingScheduler(Scheduler timers, Set<Duration> patience) {
        this.timers = timers;
        this.patience = patience;
    }

    boolean resting() {
        return waiting.get() > 0;
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        if (patience.contains(delay)) {
            return timers.after(delay, task);
        }
        AtomicBoolean over = new AtomicBoolean();
        waiting.incrementAndGet();
        Timer timer = timers.after(delay, () -> {
            if (over.compareAndSet(false, true)) {
                waiting.decrementAndGet();
            }
            task.run();
        });
        return () -> {
            timer.cancel();
            if (over.compareAndSet(false, true)) {
                waiting.decrementAndGet();
            }
        };
    }
}
