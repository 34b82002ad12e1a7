package io.github.camelblofin;

import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.model.Gap;
import io.github.camelblofin.stream.Push;
import io.github.camelblofin.stream.StreamListener;
import io.github.camelblofin.stream.UndecodablePush;
import io.github.camelblofin.time.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.apache.camel.Exchange;

/**
 * The end of a stream: makes an Exchange of what it hears and routes it. One a worker: called one call at a
 * time. The stage of a message is complete when its route has completed, or when it failed and was skipped. With {@code
 * breakOnFirstError} a message that failed is routed again, later and later, until it completes; no thread waits
 * meanwhile, and nothing passes it. A stage fails when the consumer stops before the message could complete.
 */
final class StreamRoute implements StreamListener {
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

    private final BlofinStreamConsumer consumer;
    private final boolean breakOnFirstError;
    private final Scheduler scheduler;
    private final Consumer<Push> completed;
    /** Routes again; not the stream's worker, which may be needed elsewhere meanwhile. */
    private final Executor worker;

    private final PushExchanges exchanges;
    private final PushTimes times;
    private final OrderPushes orders;
    private final LongAdder skipped = new LongAdder();
    /** The message that is to be routed again; {@code null}: none. Written by the worker, read at the stop. */
    private volatile CompletableFuture<Void> waiting;

    private volatile boolean stopped;

    /** @param completed hears of pushes whose messages have all completed, or were passed over */
    StreamRoute(BlofinStreamConsumer consumer, boolean breakOnFirstError, Consumer<Push> completed) {
        BlofinEndpoint endpoint = consumer.getEndpoint();
        BlofinServices services = endpoint.getComponent().services();
        this.consumer = consumer;
        this.breakOnFirstError = breakOnFirstError;
        this.scheduler = services.scheduler();
        this.completed = completed;
        this.worker = services.answers();
        this.exchanges = new PushExchanges(
                endpoint.getConfiguration().getOutput(),
                endpoint.getConfiguration().getDelivery());
        this.orders = new OrderPushes(endpoint);
        this.times = new PushTimes(services.clock(endpoint.environment()));
    }

    /** Messages that failed and were passed over. */
    long skipped() {
        return skipped.sum();
    }

    /** Whether a message has failed and waits to be routed again. */
    boolean retrying() {
        CompletableFuture<Void> turn = waiting;
        return turn != null && !turn.isDone();
    }

    /** A message that waits to be routed again is left: it was not dealt with. */
    void stop() {
        stopped = true;
        CompletableFuture<Void> left = waiting;
        if (left != null) {
            left.completeExceptionally(new CancellationException("The route was stopped"));
        }
    }

    @Override
    public CompletionStage<Void> onPush(Push push) {
        if (!push.recovered()) {
            times.see(push);
        }
        orders.see(push);
        return routeFrom(push, exchanges.bodies(push), 0);
    }

    @Override
    public CompletionStage<Void> onGap(Gap gap) {
        return route(exchange -> exchanges.fill(exchange, gap), 0);
    }

    private CompletionStage<Void> routeFrom(Push push, List<Object> bodies, int first) {
        for (int i = first; i < bodies.size(); i++) {
            Object body = bodies.get(i);
            CompletionStage<Void> stage = route(exchange -> exchanges.fill(exchange, push, body), 0);
            if (stage != DONE) {
                int next = i + 1;
                return stage.thenCompose(nothing -> routeFrom(push, bodies, next));
            }
        }
        completed.accept(push);
        return DONE;
    }

    private CompletionStage<Void> route(Consumer<Exchange> filling, int tries) {
        Exchange exchange = consumer.createExchange(false);
        try {
            filling.accept(exchange);
            Throwable failure = RouteRun.of(consumer.getProcessor(), exchange);
            return failure == null ? DONE : failed(exchange, failure, filling, tries);
        } finally {
            consumer.releaseExchange(exchange, false);
        }
    }

    private CompletionStage<Void> failed(Exchange exchange, Throwable failure, Consumer<Exchange> filling, int tries) {
        // A route that is being stopped fails messages that would have gone well.
        boolean ending = stopped || !consumer.isRunAllowed();
        Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(tries, 10));
        Duration bounded = wait.compareTo(LONGEST_RETRY) < 0 ? wait : LONGEST_RETRY;
        String fate = !breakOnFirstError
                ? ""
                : ending
                        ? "; it comes again after the next start"
                        : "; it comes again in " + bounded.toMillis() + " ms";
        consumer.getExceptionHandler()
                .handleException(
                        "A message of " + "blofin:" + consumer.getEndpoint().getPath() + " failed" + fate,
                        exchange,
                        failure);
        if (ending && consumer.keepsPositions()) {
            return CompletableFuture.failedStage(new CancellationException("The route was stopped"));
        }
        if (!breakOnFirstError) {
            skipped.increment();
            return DONE;
        }
        return again(filling, tries + 1, bounded);
    }

    private CompletionStage<Void> again(Consumer<Exchange> filling, int tries, Duration wait) {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        waiting = turn;
        Scheduler.Timer timer = scheduler.after(wait, () -> turn.complete(null));
        if (stopped) {
            stop();
        }
        return turn.whenComplete((nothing, problem) -> timer.cancel())
                .thenComposeAsync(nothing -> route(filling, tries), this::onWorker);
    }

    private void onWorker(Runnable task) {
        try {
            worker.execute(task);
        } catch (RejectedExecutionException e) {
            throw new CancellationException("The route was stopped");
        }
    }

    @Override
    public void onUndecodable(UndecodablePush push) {
        consumer.getExceptionHandler()
                .handleException(
                        new UndecodablePushException(push.channel().routeName(), push.instId(), push.reason()));
    }

    @Override
    public void onProblem(BlofinException problem) {
        if (consumer.isStarted()) {
            consumer.getExceptionHandler().handleException(problem);
        }
    }
}
