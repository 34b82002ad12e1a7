package io.github.camelblofin.simulator;

import io.github.camelblofin.time.Scheduler;

/** Tasks on the event loop of one simulator. */
interface Timers extends Scheduler {
    /** Runs the task again and again. */
    void every(long millis, Runnable task);

    /** Ends all repeating tasks. */
    void stop();
}
