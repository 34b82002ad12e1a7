package io.github.camelblofin;

import io.github.camelblofin.api.Access;
import io.github.camelblofin.auth.CredentialsProvider;
import io.github.camelblofin.observe.StreamHealthCheck;
import io.github.camelblofin.observe.StreamPicture;
import io.github.camelblofin.stream.StreamChannel;
import io.github.camelblofin.stream.Subscription;
import io.github.camelblofin.stream.SubscriptionRequest;
import io.github.camelblofin.stream.SubscriptionStatus;
import io.github.camelblofin.stream.recovery.RecoveryStatus;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.util.URISupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Streams one channel into a route.
 *
 * <p>Pushes of one instrument reach the route in BloFin's order, one after the other, on a thread of the consumer's own;
 * {@code concurrentConsumers} makes it several. Up to {@code mailboxSize} pushes wait for a slow route, then happens what
 * {@code overflow} says. A lost connection is restored, and the subscription with it, as long as the route runs;
 * what was missed is read by REST, where BloFin lists it. At start it
 * waits {@code startupTimeout} for BloFin's confirmation; a refusal in that time fails the start, a later one goes to the
 * exception handler. Suspending unsubscribes; stopping first lets the route work off what was received.
 */
public class BlofinStreamConsumer extends DefaultConsumer implements Suspendable, ShutdownAware {
    private static final Logger LOG = LoggerFactory.getLogger(BlofinStreamConsumer.class);
    private static final long CLOSE_SECONDS = 10;

    private final StreamChannel channel;

    /** Set at start, used by the health check and at stop. */
    private volatile Subscription subscription;

    /** Set before the subscription and ended after it; guarded by Camel's life cycle, read by anybody. */
    private volatile RouteWorkers workers;

    /** From the start to the next start. */
    private volatile StreamStages stages;

    /** Follows the list of instruments; {@code null} where they were named. Guarded by Camel's life cycle. */
    private InstrumentWatch instruments;

    /** Guarded by Camel's life cycle. */
    private StreamHealthCheck healthCheck;

    /** Whether a stop leaves what waits; written by Camel's shutdown, read by it from another thread. */
    private volatile boolean onlyCurrentTask;

    public BlofinStreamConsumer(BlofinEndpoint endpoint, Processor processor, StreamChannel channel) {
        super(endpoint, processor);
        this.channel = channel;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        onlyCurrentTask = false;
        StreamStages.check(getEndpoint(), channel);
        if (channel.socket().login()) {
            KeyCheck.require(getEndpoint(), keys(), Access.READ);
        }
        String name = URISupport.sanitizeUri(getEndpoint().getEndpointUri());
        MailboxOptions mailbox = MailboxOptions.of(
                getEndpoint().getConfiguration(), channel, getEndpoint().given("overflow"));
        stages = new StreamStages(this, channel);
        workers = RouteWorkers.start(getEndpoint(), this, channel, mailbox, stages::newRoute);
        try {
            subscription = getEndpoint().getComponent().services().streams().subscribe(request(mailbox));
            instruments = StreamCare.follow(getEndpoint(), channel, subscription);
            StartWait.confirmed(
                    subscription, channel, getEndpoint().getConfiguration().getStartupTimeout());
        } catch (Exception e) {
            release();
            throw e;
        }
        healthCheck =
                StreamHealthCheck.register(getEndpoint().getCamelContext(), getRouteId(), name, this::getStreamStatus);
        getEndpoint().getComponent().services().watch(getRouteId(), this);
    }

    private SubscriptionRequest request(MailboxOptions mailbox) throws Exception {
        BlofinConfiguration options = getEndpoint().getConfiguration();
        List<String> instIds = StreamCare.instruments(options.getInstId(), channel);
        return new SubscriptionRequest(
                getEndpoint().environment(),
                channel,
                instIds,
                channel.socket().login() ? keys() : null,
                workers.reader(),
                stages.before(workers, instIds),
                mailbox.delivery(stages.form()),
                StreamCare.of(options, channel));
    }

    private CredentialsProvider keys() {
        try {
            return getEndpoint().credentials();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("blofin:" + channel + " is private. " + e.getMessage());
        }
    }

    @Override
    protected void doSuspend() throws Exception {
        await(subscription.pause(), "unsubscribing");
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        subscription.resume();
        super.doResume();
    }

    @Override
    protected void doStop() throws Exception {
        if (healthCheck != null) {
            getEndpoint().getComponent().services().forget(getRouteId());
            healthCheck.unregister();
            healthCheck = null;
        }
        release();
        super.doStop();
    }

    private void release() throws InterruptedException {
        if (instruments != null) {
            instruments.stop();
            instruments = null;
        }
        Subscription ended = subscription;
        subscription = null;
        if (stages != null) {
            stages.stop();
        }
        if (ended != null) {
            CompletionStage<Void> closing = ended.close();
            await(workers.close().thenCombine(closing, (a, b) -> null), "closing");
        }
        if (stages != null) {
            stages.finish();
        }
        if (workers != null) {
            workers.stopThreads();
            workers = null;
        }
    }

    /** Waits a bounded time; what fails while stopping is logged, not thrown. */
    private void await(CompletionStage<Void> step, String what) throws InterruptedException {
        try {
            step.toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("blofin:{} is stopped although {} failed: {}", channel, what, e.toString());
        }
    }

    @Override
    public boolean deferShutdown(ShutdownRunningTask shutdownRunningTask) {
        onlyCurrentTask = shutdownRunningTask == ShutdownRunningTask.CompleteCurrentTaskOnly;
        return false;
    }

    @Override
    public int getPendingExchangesSize() {
        SubscriptionStatus now = getSubscriptionStatus();
        StreamStages current = stages;
        // A stop does not wait for what fails again and again: it comes again after the next start, with those behind
        // it.
        boolean stuck = keepsPositions() && current != null && current.retrying();
        return now == null || onlyCurrentTask || stuck ? 0 : now.waiting();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        // Unsubscribing is all there is to prepare, and suspending does that.
    }

    /** A picture of everything; {@code null} before the start and after the stop. Safe for any thread. */
    public StreamStatus getStreamStatus() {
        SubscriptionStatus now = getSubscriptionStatus();
        Subscription current = subscription;
        return now == null || current == null
                ? null
                : new StreamStatus(channel.routeName(), now, getRecoveryStatus(), getSkipped(), current.lag());
    }

    /** For metrics and the console. */
    StreamPicture picture() {
        return new StreamPicture(getSubscriptionStatus(), getRecoveryStatus());
    }

    /** A picture of the subscription; {@code null} before the start and after the stop. */
    public SubscriptionStatus getSubscriptionStatus() {
        Subscription current = subscription;
        RouteWorkers busy = workers;
        return current == null || busy == null ? null : current.status().plusWaiting(busy.waiting());
    }

    /** What was recovered so far; all zero where nothing is. */
    public RecoveryStatus getRecoveryStatus() {
        StreamStages current = stages;
        return current == null ? RecoveryStatus.NONE : current.status();
    }

    /** Messages that failed and were passed over. */
    public long getSkipped() {
        StreamStages current = stages;
        return current == null ? 0 : current.skipped();
    }

    boolean keepsPositions() {
        return getEndpoint().getConfiguration().getOffsetRepository() != null;
    }

    @Override
    public BlofinEndpoint getEndpoint() {
        return (BlofinEndpoint) super.getEndpoint();
    }
}
