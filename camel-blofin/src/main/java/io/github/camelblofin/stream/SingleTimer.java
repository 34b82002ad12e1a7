package io.github.camelblofin.stream;

import io.github.camelblofin.time.Scheduler.Timer;
import java.time.Duration;

/** At most one timer at a time: setting it replaces it. Owned by the loop. */
final class SingleTimer {
    private final Loop loop;
    /** {@code null} when none is set. Owner: the loop. */
    private Timer timer;

    SingleTimer(Loop loop) {
        this.loop = loop;
    }

    void set(Duration delay, Runnable task) {
        cancel();
        timer = loop.after(delay, () -> {
            timer = null;
            task.run();
        });
    }

    boolean running() {
        return timer != null;
    }

    void cancel() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
