package io.github.camelblofin.approval;

import io.github.camelblofin.time.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One timer an approval: what is asked for last counts. Safe for any thread. */
final class Alarms {
    private final Scheduler scheduler;
    /** By the id of the approval. Guarded by this, as are all fields below. */
    private final Map<String, Scheduler.Timer> timers = new HashMap<>();

    private boolean closed;

    Alarms(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    synchronized void set(String id, Duration delay, Runnable task) {
        if (!closed) {
            cancel(id);
            timers.put(id, scheduler.after(delay, task));
        }
    }

    synchronized void cancel(String id) {
        Scheduler.Timer timer = timers.remove(id);
        if (timer != null) {
            timer.cancel();
        }
    }

    void close() {
        List<Scheduler.Timer> left;
        synchronized (this) {
            closed = true;
            left = new ArrayList<>(timers.values());
            timers.clear();
        }
        left.forEach(Scheduler.Timer::cancel);
    }
}
