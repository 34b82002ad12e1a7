package io.github.camelblofin;

import io.github.camelblofin.api.Environment;
import io.github.camelblofin.auth.CredentialsProvider;
import io.github.camelblofin.auth.NonceSource;
import io.github.camelblofin.rest.RestClient;
import io.github.camelblofin.rest.RestSettings;
import io.github.camelblofin.rest.Signing;
import io.github.camelblofin.stream.ConnectionPacer;
import io.github.camelblofin.stream.StreamSettings;
import io.github.camelblofin.stream.Streams;
import io.github.camelblofin.time.Randomness;
import io.github.camelblofin.time.Scheduler;
import io.github.camelblofin.time.WallClock;
import io.vertx.core.Vertx;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.spi.ThreadPoolProfile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the endpoints of one component share: streams, a REST client for each environment, and the pool on which routes
 * go on after a call. Made at the component's start, closed at its stop. Safe for any thread in between.
 */
final class BlofinServices {
    private static final Logger LOG = LoggerFactory.getLogger(BlofinServices.class);
    private static final long CLOSE_SECONDS = 10;
    private static final int ANSWER_THREADS = 16;

    private final CamelContext context;
    private final Vertx vertx;
    /** Whether the Vertx is the component's own, to be closed with it. */
    private final boolean ownVertx;

    private final TlsTrust tls;
    private final Streams streams;
    private final ExecutorService answers;
    private final Randomness random = Randomness.secure();
    private final NonceSource nonces = new NonceSource(random);
    private final ConcurrentMap<Environment, RestClient> restClients = new ConcurrentHashMap<>();
    private final ConcurrentMap<CredentialsProvider, Signing> signings = new ConcurrentHashMap<>();

    private BlofinServices(CamelContext context, Vertx shared, TlsTrust tls, StreamSettings settings) {
        this.context = context;
        this.ownVertx = shared == null;
        this.vertx = ownVertx ? Vertx.vertx() : shared;
        this.tls = tls;
        this.streams = Streams.over(vertx, tls::applyTo, settings, WallClock.SYSTEM, ConnectionPacer.SHARED);
        this.answers = context.getExecutorServiceManager().newThreadPool(this, "blofin-answers", answersProfile());
    }

    /** The queue is not bounded, since calls in flight are: a full one would run routes on the event loop. */
    private static ThreadPoolProfile answersProfile() {
        return new ThreadPoolProfileBuilder("blofin-answers")
                .poolSize(ANSWER_THREADS)
                .maxPoolSize(ANSWER_THREADS)
                .maxQueueSize(-1)
                .keepAliveTime(60L)
                .allowCoreThreadTimeOut(true)
                .build();
    }

    /**
     * @param shared the application's Vertx; {@code null}: have one of its own
     */
    static BlofinServices start(CamelContext context, Vertx shared, TlsTrust tls, StreamSettings settings) {
        return new BlofinServices(context, shared, tls, settings);
    }

    Streams streams() {
        return streams;
    }

    /** The client of an environment; made when first asked for. */
    RestClient rest(Environment environment) {
        return restClients.computeIfAbsent(
                environment,
                where -> new RestClient(vertx, RestSettings.of(where).withTransport(tls::applyTo), Signing.none()));
    }

    /** What signs with these keys; endpoints with equal providers share it. */
    Signing signing(CredentialsProvider keys) {
        return signings.computeIfAbsent(keys, provider -> new Signing(provider, WallClock.SYSTEM, nonces));
    }

    /** Runs tasks later, on an event loop. */
    Scheduler scheduler() {
        return (delay, task) -> {
            long timer = vertx.setTimer(Math.max(1, delay.toMillis()), fired -> task.run());
            return () -> vertx.cancelTimer(timer);
        };
    }

    /** An id for an order that nobody drew before: 32 letters and digits. */
    String ownId() {
        return String.format(Locale.ROOT, "%016x%016x", random.nextLong(), random.nextLong());
    }

    /** Where routes go on after a call. */
    ExecutorService answers() {
        return answers;
    }

    /** Closes everything; waits a bounded time. */
    void close() throws InterruptedException {
        await(streams.close(), "the streams");
        for (RestClient client : restClients.values()) {
            await(client.close().toCompletionStage(), "the HTTP connections");
        }
        context.getExecutorServiceManager().shutdownGraceful(answers);
        if (ownVertx) {
            await(vertx.close().toCompletionStage(), "the event loop");
        }
    }

    private static void await(CompletionStage<Void> step, String what) throws InterruptedException {
        try {
            step.toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("The blofin component is stopped although closing {} failed: {}", what, e.toString());
        }
    }
}
