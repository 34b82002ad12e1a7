package io.github.camelblofin.stream;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A Vert.x event loop of its own context. */
final class VertxLoop implements Loop {
    private final Vertx vertx;
    private final Context context;

    VertxLoop(Vertx vertx) {
        this.vertx = vertx;
        this.context = newContext(vertx);
    }

    /**
     * Vert.x ties a context to the thread that asks, so a fresh thread gets a fresh context, on the next event loop, also
     * when the caller is on a worker context.
     */
    private static Context newContext(Vertx vertx) {
        CompletableFuture<Context> context = new CompletableFuture<>();
        Thread asker = new Thread(() -> context.complete(vertx.getOrCreateContext()), "blofin-loop-start");
        asker.setDaemon(true);
        asker.start();
        return context.join();
    }

    @Override
    public void execute(Runnable task) {
        context.runOnContext(nothing -> task.run());
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        long millis = Math.max(1, (delay.toNanos() + 999_999) / 1_000_000);
        long id = vertx.setTimer(millis, fired -> task.run());
        return () -> vertx.cancelTimer(id);
    }
}
