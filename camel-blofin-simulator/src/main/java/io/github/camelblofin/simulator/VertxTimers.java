package io.github.camelblofin.simulator;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Timers in real time, on the event loop that made them. */
final class VertxTimers implements Timers {
    private final Vertx vertx;
    private final List<Long> repeating = new ArrayList<>();

    VertxTimers(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public void every(long millis, Runnable task) {
        repeating.add(vertx.setPeriodic(millis, timer -> task.run()));
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        long id = vertx.setTimer(Math.max(1, delay.toMillis()), timer -> task.run());
        return () -> vertx.cancelTimer(id);
    }

    @Override
    public void stop() {
        repeating.forEach(vertx::cancelTimer);
        repeating.clear();
    }
}
