package io.github.camelblofin.simulator;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;

/** Repeating tasks on the event loop that made it. */
final class Pulse {
    private final Vertx vertx;
    private final List<Long> timers = new ArrayList<>();

    Pulse(Vertx vertx) {
        this.vertx = vertx;
    }

    void every(long millis, Runnable task) {
        timers.add(vertx.setPeriodic(millis, timer -> task.run()));
    }

    void stop() {
        timers.forEach(vertx::cancelTimer);
        timers.clear();
    }
}
