package io.github.camelblofin.simulator;

import io.github.camelblofin.simulator.access.PlayAccount;
import io.github.camelblofin.simulator.exchange.Exchange;
import io.github.camelblofin.simulator.fault.Faults;
import io.github.camelblofin.simulator.limit.LimitReport;
import io.github.camelblofin.simulator.rest.RequestView;
import io.github.camelblofin.simulator.socket.ConnectionView;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * A BloFin-compatible exchange on this machine: REST and WebSocket, with its own synthetic market and play accounts.
 *
 * <pre>{@code
 * try (BlofinSimulator blofin = BlofinSimulator.builder().start()) {
 *     // point a client at blofin.baseUrl(), with blofin.apiKey(), secretKey() and passphrase()
 * }
 * }</pre>
 *
 * <p>Listens on the loopback address only. The same seed gives the same keys and the same market for the same times and
 * calls. Safe for any thread: everything runs on one event loop, and the methods here wait for it.
 */
public final class BlofinSimulator implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;
    private static final long LOOK_MILLIS = 10;
    /** Connections get their turn after each. */
    private static final Duration LONGEST_STEP = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final boolean ownsVertx;
    private final Context context;
    private final SimulatorSettings settings;
    private final Venue venue;
    private final Faults faults;
    private final int port;
    private boolean closed;

    private BlofinSimulator(Vertx vertx, boolean ownsVertx, SimulatorSettings settings) {
        this.vertx = vertx;
        this.ownsVertx = ownsVertx;
        this.settings = settings;
        this.context = vertx.getOrCreateContext();
        this.faults = new Faults(
                settings.ticker(), armed -> onLoop(running -> running.sockets().strikeOpen(armed)));
        CompletableFuture<Integer> listening = new CompletableFuture<>();
        CompletableFuture<Venue> made = new CompletableFuture<>();
        context.runOnContext(now -> {
            try {
                Venue opening = new Venue(vertx, settings, faults);
                made.complete(opening);
                opening.open().onSuccess(listening::complete).onFailure(listening::completeExceptionally);
            } catch (RuntimeException e) {
                listening.completeExceptionally(e);
            }
        });
        this.port = await(listening);
        this.venue = made.join();
    }

    /** A simulator with free port, seed 42, all instruments and one play account, unless told otherwise. */
    public static SimulatorBuilder builder() {
        return new SimulatorBuilder();
    }

    static BlofinSimulator start(Vertx given, SimulatorSettings settings) {
        boolean own = given == null;
        Vertx vertx = own ? ownVertx() : given;
        try {
            return new BlofinSimulator(vertx, own, settings);
        } catch (RuntimeException e) {
            if (own) {
                vertx.close();
            }
            throw e.getCause() instanceof BindException
                    ? new IllegalStateException(
                            "Port " + settings.port() + " of " + Venue.HOST
                                    + " is taken: choose another, or 0 for any free one",
                            e.getCause())
                    : e;
        }
    }

    private static Vertx ownVertx() {
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    }

    /** Such as {@code http://127.0.0.1:8080}; the WebSocket URLs are the same with {@code ws} and a path. */
    public String baseUrl() {
        return "http://" + Venue.HOST + ":" + port;
    }

    public int port() {
        return port;
    }

    public long seed() {
        return settings.exchange().seed();
    }

    /** The first account. */
    public PlayAccount account() {
        return settings.playAccounts().get(0);
    }

    /** All accounts, in the order of the builder. */
    public List<PlayAccount> accounts() {
        return settings.playAccounts();
    }

    /** All keys of an account, in the order of the builder; empty when there is no such account. */
    public List<PlayAccount> keys(String account) {
        return settings.keys().stream()
                .filter(key -> key.name().equals(account))
                .toList();
    }

    /** Of the first account. */
    public String apiKey() {
        return account().apiKey();
    }

    /** Of the first account. */
    public String secretKey() {
        return account().secretKey();
    }

    /** Of the first account. */
    public String passphrase() {
        return account().passphrase();
    }

    /**
     * What Camel main, Spring Boot or Quarkus need for a component {@code blofin} that is connected to this simulator:
     * {@code camel.component.blofin.baseUrl} and the keys of the first account.
     */
    public Properties camelProperties() {
        Properties properties = new Properties();
        properties.setProperty("camel.component.blofin.baseUrl", baseUrl());
        properties.setProperty("camel.component.blofin.apiKey", apiKey());
        properties.setProperty("camel.component.blofin.secretKey", secretKey());
        properties.setProperty("camel.component.blofin.passphrase", passphrase());
        return properties;
    }

    /** The open WebSocket connections, oldest first. */
    public List<ConnectionView> connections() {
        return onLoop(running -> running.sockets().view());
    }

    /** Waits until no WebSocket connection is open; whether that came true in time. */
    public boolean awaitDisconnected(Duration patience) {
        CompletableFuture<Boolean> gone = new CompletableFuture<>();
        context.runOnContext(now -> lookForSockets(gone, patience.toMillis()));
        return gone.orTimeout(patience.toSeconds() + PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private void lookForSockets(CompletableFuture<Boolean> gone, long patienceMillis) {
        if (venue.sockets().view().isEmpty()) {
            gone.complete(true);
        } else if (patienceMillis <= 0) {
            gone.complete(false);
        } else {
            vertx.setTimer(LOOK_MILLIS, timer -> lookForSockets(gone, patienceMillis - LOOK_MILLIS));
        }
    }

    /** How many WebSocket connections were ended because their client did not read what it was sent. */
    public long droppedForSlowness() {
        return onLoop(running -> running.sockets().droppedForSlowness());
    }

    /** The latest 10,000 REST requests, oldest first. */
    public List<RequestView> requests() {
        return onLoop(running -> running.requests().view());
    }

    /** What goes wrong on purpose. */
    public Faults faults() {
        return faults;
    }

    /** What the exchange saw of its callers: the use of its limits, bans, and calls during a ban. */
    public LimitReport limitReport() {
        return onLoop(running -> running.limits().report());
    }

    /** Shuts everybody out for this long, as BloFin's firewall does; {@link #pardon} ends it early. */
    public void ban(Duration length) {
        onLoop(running -> {
            running.limits().ban(length);
            return null;
        });
    }

    /** Ends all bans and forgets the calls so far. */
    public void pardon() {
        onLoop(running -> {
            running.limits().pardon();
            return null;
        });
    }

    /** Ends all WebSocket connections at once, without a close frame, as a broken network does. */
    public void dropConnections() {
        onLoop(running -> {
            running.sockets().dropAll();
            return null;
        });
    }

    /**
     * A fault: sets the exchange's clock ahead of this machine's, or behind if negative. Its {@code Date} headers and its
     * checks of timestamps follow at once; the market's time never runs backwards, so it stands still until it fits again.
     */
    public void setClockSkew(Duration skew) {
        settings.clock().set(skew);
    }

    /**
     * Lets virtual time pass, with everything the exchange does meanwhile.
     *
     * @throws IllegalStateException when the simulator runs in real time
     */
    public void advance(Duration length) {
        VirtualTime time = time();
        for (Duration rest = length; !rest.isZero(); ) {
            Duration part = rest.compareTo(LONGEST_STEP) > 0 ? LONGEST_STEP : rest;
            onLoop(running -> {
                time.pass(part);
                return null;
            });
            rest = rest.minus(part);
        }
    }

    /**
     * The time of this simulator, for a client that is to live in it.
     *
     * @throws IllegalStateException when the simulator runs in real time
     */
    public VirtualTime time() {
        if (settings.virtualTime() == null) {
            throw new IllegalStateException("This simulator runs in real time: build it with virtualTime()");
        }
        return settings.virtualTime();
    }

    /**
     * One instrument, to be moved by hand.
     *
     * @throws IllegalArgumentException when it is not listed
     */
    public MarketHand market(String instId) {
        onExchange(exchange -> exchange.counterparty(instId));
        return new MarketHand(instId, this::onExchange);
    }

    /** What is true about the first account and all books, to compare with what a client was told. */
    public Audit audit() {
        return audit(account().name());
    }

    /** What is true about an account, named as in the builder, and all books. */
    public Audit audit(String account) {
        return onExchange(exchange -> new Auditor(exchange).audit(account));
    }

    /** Runs something on the exchange, such as moving a price or reading its books; see {@link Exchange}. */
    public <T> T onExchange(Function<Exchange, T> task) {
        return onLoop(running -> task.apply(running.exchange()));
    }

    private <T> T onLoop(Function<Venue, T> task) {
        if (Vertx.currentContext() == context) {
            return task.apply(venue);
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        context.runOnContext(now -> {
            try {
                result.complete(task.apply(venue));
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return await(result);
    }

    /** Ends all connections and frees the port. May be called again. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        CompletableFuture<Void> shut = new CompletableFuture<>();
        context.runOnContext(now -> venue.close().onComplete(end -> shut.complete(null)));
        await(shut);
        if (ownsVertx) {
            await(vertx.close().toCompletionStage().toCompletableFuture());
        }
    }

    private static <T> T await(CompletableFuture<T> result) {
        try {
            return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the simulator", e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("The simulator did not answer within " + PATIENCE_SECONDS + " s", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known
                    ? known
                    : new IllegalStateException(e.getCause().getMessage(), e.getCause());
        }
    }
}
