package io.github.camelblofin.stream;

import io.github.camelblofin.time.Scheduler;

/**
 * The one thread that owns connections and subscriptions. Tasks run one at a time, in the order they were given; timers
 * may be asked for on this thread only.
 */
interface Loop extends Scheduler {
    /** Runs the task on the thread of the loop, soon; callable from any thread. Never runs it before returning. */
    void execute(Runnable task);
}
