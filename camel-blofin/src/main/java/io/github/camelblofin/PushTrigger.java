package io.github.camelblofin;

import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.api.InstrumentArgument;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.stream.OverflowPolicy;
import io.github.camelblofin.stream.Push;
import io.github.camelblofin.stream.RowForm;
import io.github.camelblofin.stream.StreamChannel;
import io.github.camelblofin.stream.StreamListener;
import io.github.camelblofin.stream.Subscription;
import io.github.camelblofin.stream.SubscriptionRequest;
import io.github.camelblofin.time.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.camel.spi.ExecutorServiceManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads when a channel pushes: the option {@code pollOn}. Also each time BloFin confirms the subscription, as after a lost
 * connection, since pushes may have been missed. Reads run on a thread of their own and may block; pushes that come meanwhile become one.
 */
final class PushTrigger implements StreamListener {
    private static final Logger LOG = LoggerFactory.getLogger(PushTrigger.class);
    private static final long MAILBOX_BYTES = 8L << 20;
    private static final int MAILBOX = 4096;
    private static final long CLOSE_SECONDS = 10;

    private final ExecutorServiceManager threads;
    private final ScheduledExecutorService reads;
    private final ExecutorService worker;
    private final ReadTrigger trigger;
    private final Consumer<Throwable> problems;
    private final AtomicBoolean pushed = new AtomicBoolean();

    /** Guarded by Camel's life cycle. */
    private Subscription subscription;

    private PushTrigger(BlofinEndpoint endpoint, String name, Runnable read, Consumer<Throwable> problems) {
        this.threads = endpoint.getCamelContext().getExecutorServiceManager();
        this.reads = threads.newScheduledThreadPool(this, "blofin-pollOn-" + name, 1);
        this.worker = threads.newSingleThreadExecutor(this, "blofin-pollOn-pushes-" + name);
        this.trigger = new ReadTrigger(this::after, read);
        this.problems = problems;
    }

    /** @throws IllegalArgumentException when there is no such private channel */
    static ChannelName channel(String name) {
        ChannelName channel = EndpointPath.channel(name);
        if (!channel.channel().socket().login()) {
            throw new IllegalArgumentException("pollOn=" + name
                    + ": that channel is public and pushes all the time; give a private one, such as orders");
        }
        return channel;
    }

    /**
     * @param read must not throw
     * @param problems is told when BloFin refuses the channel
     */
    static PushTrigger start(
            BlofinEndpoint endpoint, ChannelName channel, Runnable read, Consumer<Throwable> problems) {
        PushTrigger started = new PushTrigger(endpoint, channel.routeName(), read, problems);
        try {
            started.subscribe(endpoint, channel);
            return started;
        } catch (RuntimeException e) {
            started.stopThreads();
            throw e;
        }
    }

    private void subscribe(BlofinEndpoint endpoint, ChannelName channel) {
        String instId = endpoint.getConfiguration().getInstId();
        boolean all = instId == null || channel.channel().instrument() == InstrumentArgument.NO_INSTRUMENT;
        subscription = endpoint.getComponent()
                .services()
                .streams()
                .subscribe(new SubscriptionRequest(
                        endpoint.environment(),
                        StreamChannel.of(channel),
                        all ? List.of() : List.of(instId),
                        endpoint.credentials(),
                        worker,
                        this,
                        new SubscriptionRequest.Delivery(RowForm.NONE, OverflowPolicy.BLOCK, MAILBOX, MAILBOX_BYTES)));
    }

    private Scheduler.Timer after(Duration delay, Runnable task) {
        ScheduledFuture<?> timer = reads.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        return () -> timer.cancel(false);
    }

    @Override
    public CompletionStage<Void> onPush(Push push) {
        readNow();
        return DONE;
    }

    /** Also after a loss, since pushes may have been missed. */
    @Override
    public CompletionStage<Void> onConfirmed(String instId) {
        readNow();
        return DONE;
    }

    @Override
    public void onProblem(BlofinException problem) {
        problems.accept(problem);
    }

    private void readNow() {
        if (pushed.compareAndSet(false, true)) {
            try {
                reads.execute(() -> {
                    pushed.set(false);
                    trigger.push();
                });
            } catch (RejectedExecutionException stopped) {
                LOG.debug("A push came while pollOn was being stopped");
            }
        }
    }

    /** Waits a bounded time for the subscription to end; a read under way is interrupted. */
    void close() throws InterruptedException {
        try {
            subscription.close().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("pollOn is stopped although closing failed: {}", e.toString());
        } finally {
            stopThreads();
        }
    }

    private void stopThreads() {
        threads.shutdownNow(reads);
        threads.shutdownNow(worker);
    }
}
