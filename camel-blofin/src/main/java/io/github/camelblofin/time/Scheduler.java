package io.github.camelblofin.time;

import java.time.Duration;

/** Runs tasks later. Tasks run on the thread of whoever owns the scheduler, never concurrently with each other. */
public interface Scheduler {
    /** Runs the task once after the delay, unless it is cancelled before. */
    Timer after(Duration delay, Runnable task);

    /** A task that was asked for. */
    interface Timer {
        /** Makes sure the task does not run, if it did not yet; may be called any number of times. */
        void cancel();
    }
}
