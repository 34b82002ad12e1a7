package io.github.camelblofin;

import io.github.camelblofin.api.Access;
import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.auth.CredentialsProvider;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.observe.StreamHealthCheck;
import io.github.camelblofin.stream.Push;
import io.github.camelblofin.stream.StreamChannel;
import io.github.camelblofin.stream.StreamListener;
import io.github.camelblofin.stream.Subscription;
import io.github.camelblofin.stream.SubscriptionRequest;
import io.github.camelblofin.stream.SubscriptionStatus;
import io.github.camelblofin.stream.UndecodablePush;
import io.github.camelblofin.time.Ticker;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Exchange;
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
 * {@code overflow} says. A lost connection is restored, and the subscription with it, as long as the route runs. At start it
 * waits {@code startupTimeout} for BloFin's confirmation; a refusal in that time fails the start, a later one goes to the
 * exception handler. Suspending unsubscribes; stopping first lets the route work off what was received.
 */
public class BlofinStreamConsumer extends DefaultConsumer implements Suspendable, ShutdownAware {
    private static final Logger LOG = LoggerFactory.getLogger(BlofinStreamConsumer.class);
    private static final long CLOSE_SECONDS = 10;
    private static final long LOOK_MILLIS = 50;

    private final ChannelName channel;

    /** Set at start, used by the health check and at stop. */
    private volatile Subscription subscription;

    /** Set before the subscription and ended after it; guarded by Camel's life cycle, read by anybody. */
    private volatile RouteWorkers workers;

    /** Keeps the order books; {@code null} without. Guarded by Camel's life cycle. */
    private BookListener book;

    /** Guarded by Camel's life cycle. */
    private StreamHealthCheck healthCheck;

    /** Whether a stop leaves what waits; written by Camel's shutdown, read by it from another thread. */
    private volatile boolean onlyCurrentTask;

    public BlofinStreamConsumer(BlofinEndpoint endpoint, Processor processor, ChannelName channel) {
        super(endpoint, processor);
        this.channel = channel;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        onlyCurrentTask = false;
        BookStages.check(channel, getEndpoint().getConfiguration());
        if (channel.channel().socket().login()) {
            KeyCheck.require(getEndpoint(), keys(), Access.READ);
        }
        String name = URISupport.sanitizeUri(getEndpoint().getEndpointUri());
        StreamChannel stream = StreamChannel.of(channel);
        MailboxOptions mailbox = MailboxOptions.of(
                getEndpoint().getConfiguration(), stream, getEndpoint().given("overflow"));
        workers = RouteWorkers.start(getEndpoint(), this, stream, mailbox, Listener::new);
        try {
            subscription = getEndpoint().getComponent().services().streams().subscribe(request(stream, mailbox));
            awaitConfirmation(subscription.confirmed());
        } catch (Exception e) {
            release();
            throw e;
        }
        healthCheck = StreamHealthCheck.register(
                getEndpoint().getCamelContext(), getRouteId(), name, this::getSubscriptionStatus);
    }

    private SubscriptionRequest request(StreamChannel stream, MailboxOptions mailbox) {
        BlofinConfiguration options = getEndpoint().getConfiguration();
        return new SubscriptionRequest(
                getEndpoint().environment(),
                stream,
                instruments(options.getInstId()),
                channel.channel().socket().login() ? keys() : null,
                workers.reader(),
                listener(),
                mailbox.delivery(RouteWorkers.rowForm(options.getOutput())));
    }

    private StreamListener listener() {
        BlofinConfiguration options = getEndpoint().getConfiguration();
        if (options.getBook() == BookMode.none) {
            return workers.listener();
        }
        book = BookStages.over(
                options,
                workers.listener(),
                workers.reader(),
                Ticker.SYSTEM,
                getEndpoint().getComponent().services().scheduler());
        return book;
    }

    private CredentialsProvider keys() {
        try {
            return getEndpoint().credentials();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("blofin:" + channel + " is private. " + e.getMessage());
        }
    }

    private static List<String> instruments(String instId) {
        return instId == null
                ? List.of()
                : Arrays.stream(instId.split(",", -1))
                        .map(String::strip)
                        .filter(id -> !id.isEmpty())
                        .toList();
    }

    private void awaitConfirmation(CompletionStage<Void> confirmed) throws Exception {
        long limit = getEndpoint().getConfiguration().getStartupTimeout();
        if (limit <= 0) {
            return;
        }
        try {
            for (long waited = 0; waited < limit && reachable(); waited += LOOK_MILLIS) {
                if (confirmedWithin(confirmed, Math.min(LOOK_MILLIS, limit - waited))) {
                    return;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BlofinException refused) {
                throw refused;
            }
            throw e;
        }
        LOG.warn(
                "blofin:{} is not confirmed yet ({}); the route starts and goes on trying",
                channel,
                reachable()
                        ? "no answer within " + limit + " ms"
                        : subscription.status().lastError());
    }

    /** Where an attempt has failed already, waiting longer would only hold up the other routes. */
    private boolean reachable() {
        return subscription.status().lastError() == null;
    }

    private static boolean confirmedWithin(CompletionStage<Void> confirmed, long millis)
            throws InterruptedException, ExecutionException {
        try {
            confirmed.toCompletableFuture().get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
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
            healthCheck.unregister();
            healthCheck = null;
        }
        release();
        super.doStop();
    }

    private void release() throws InterruptedException {
        Subscription ended = subscription;
        subscription = null;
        if (ended != null) {
            CompletionStage<Void> closing = ended.close();
            await(workers.close().thenCombine(closing, (a, b) -> null), "closing");
        }
        if (book != null) {
            book.stop();
            book = null;
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
        return now == null || onlyCurrentTask ? 0 : now.waiting();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        // Unsubscribing is all there is to prepare, and suspending does that.
    }

    /** A picture of the subscription; {@code null} before the start and after the stop. */
    public SubscriptionStatus getSubscriptionStatus() {
        Subscription current = subscription;
        RouteWorkers busy = workers;
        return current == null || busy == null ? null : current.status().plusWaiting(busy.waiting());
    }

    @Override
    public BlofinEndpoint getEndpoint() {
        return (BlofinEndpoint) super.getEndpoint();
    }

    /** One a worker; called by it, one call at a time. */
    private final class Listener implements StreamListener {
        private final PushExchanges exchanges = new PushExchanges(
                getEndpoint().getConfiguration().getOutput(),
                getEndpoint().getConfiguration().getDelivery());

        private final PushTimes times = new PushTimes(
                getEndpoint().getComponent().services().clock(getEndpoint().environment()));

        @Override
        public CompletionStage<Void> onPush(Push push) {
            times.see(push);
            for (Object body : exchanges.bodies(push)) {
                route(push, body);
            }
            return DONE;
        }

        private void route(Push push, Object body) {
            Exchange exchange = createExchange(false);
            try {
                exchanges.fill(exchange, push, body);
                getProcessor().process(exchange);
            } catch (Exception e) {
                exchange.setException(e);
            }
            try {
                if (exchange.getException() != null) {
                    getExceptionHandler()
                            .handleException(
                                    "A message of blofin:" + channel + " failed", exchange, exchange.getException());
                }
            } finally {
                releaseExchange(exchange, false);
            }
        }

        @Override
        public void onUndecodable(UndecodablePush push) {
            getExceptionHandler()
                    .handleException(
                            new UndecodablePushException(push.channel().routeName(), push.instId(), push.reason()));
        }

        @Override
        public void onProblem(BlofinException problem) {
            if (isStarted()) {
                getExceptionHandler().handleException(problem);
            }
        }
    }
}
