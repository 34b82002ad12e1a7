package io.github.camelblofin.stream;

import io.github.camelblofin.auth.NonceSource;
import io.github.camelblofin.rest.ServerClock;
import io.github.camelblofin.time.Randomness;
import io.github.camelblofin.time.Ticker;
import io.github.camelblofin.time.WallClock;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClientOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Streams BloFin's channels. Subscriptions of one instance share sockets wherever exchange, socket and credentials are the
 * same, and share exchange subscriptions wherever channel and instrument are. Safe for any thread; no method waits.
 */
public final class Streams {
    private final StreamPorts ports;
    private final StreamSettings settings;
    private final ConnectionPool pool;
    private final AtomicLong epochs = new AtomicLong();
    private final Set<LoopSubscription> subscriptions = ConcurrentHashMap.newKeySet();
    /** Written once by {@link #close()}. */
    private volatile boolean closed;

    Streams(StreamPorts ports, StreamSettings settings) {
        this.ports = ports;
        this.settings = settings;
        this.pool = new ConnectionPool(settings, ports, epochs::incrementAndGet);
    }

    /**
     * Streams over the network.
     *
     * @param vertx the engine; stays open when this is closed
     * @param network sets trust, keys and proxy of the sockets
     * @param settings times and sizes
     * @param serverClocks time of day at an exchange, by authority ({@code host} or {@code host:port}); logins are signed
     *     with it
     * @param pacer keeps connection attempts apart; {@link ConnectionPacer#SHARED} unless in tests
     */
    public static Streams over(
            Vertx vertx,
            Consumer<WebSocketClientOptions> network,
            StreamSettings settings,
            Function<String, ServerClock> serverClocks,
            ConnectionPacer pacer) {
        StreamPorts ports = new StreamPorts(
                new VertxLoop(vertx),
                new VertxTransport(vertx, network, settings),
                Ticker.SYSTEM,
                WallClock.SYSTEM,
                serverClocks,
                Randomness.FAST,
                new NonceSource(Randomness.secure()),
                pacer,
                new StatusFeed(WallClock.SYSTEM));
        return new Streams(ports, settings);
    }

    /** Begins to stream; returns at once, {@link Subscription#confirmed()} tells when BloFin has agreed. */
    public Subscription subscribe(SubscriptionRequest request) {
        LoopSubscription subscription = new LoopSubscription(request, pool, settings, ports, subscriptions::remove);
        request.listener().onSubscribed(subscription);
        subscriptions.add(subscription);
        if (closed) {
            subscriptions.remove(subscription);
            throw new IllegalStateException("The streams are closed");
        }
        subscription.start();
        return subscription;
    }

    /** What happens to connections and subscriptions. */
    public StatusFeed events() {
        return ports.status();
    }

    /** Pictures of the connections. */
    public List<ConnectionStatus> connections() {
        return pool.status();
    }

    /** Closes all subscriptions and sockets. Completes when they are gone. */
    public CompletionStage<Void> close() {
        closed = true;
        List<CompletableFuture<Void>> endings = new ArrayList<>();
        for (LoopSubscription subscription : subscriptions) {
            endings.add(subscription.close().toCompletableFuture());
        }
        CompletableFuture<Void> sockets = new CompletableFuture<>();
        ports.loop()
                .execute(() -> ports.transport().close().whenComplete((nothing, problem) -> sockets.complete(null)));
        endings.add(sockets);
        return CompletableFuture.allOf(endings.toArray(CompletableFuture[]::new));
    }
}
