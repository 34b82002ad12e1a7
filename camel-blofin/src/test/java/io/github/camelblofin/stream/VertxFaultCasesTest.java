package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.api.Environment;
import io.github.camelblofin.auth.CredentialsProvider;
import io.github.camelblofin.auth.FixedCredentials;
import io.github.camelblofin.rest.ServerClock;
import io.github.camelblofin.stream.SubscriptionRequest.Care;
import io.github.camelblofin.time.Ticker;
import io.github.camelblofin.time.WallClock;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** The cases of {@link FaultCasesTest} over sockets of this machine, with short settings. */
@Timeout(120)
class VertxFaultCasesTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final StreamSettings QUICK = StreamSettings.DEFAULTS
            .withReconnect(Duration.ofMillis(20), Duration.ofMillis(100))
            .withTimeouts(Duration.ofMillis(1_000), Duration.ofSeconds(5))
            .withRefusedWait(Duration.ofMillis(200));
    /** Quick to ping, slow to give up: for cases in which nothing is to be given up. */
    private static final StreamSettings BEATING = QUICK.withHeartbeat(Duration.ofMillis(100), Duration.ofSeconds(20));
    /** Quick to give up. */
    private static final StreamSettings IMPATIENT = QUICK.withHeartbeat(Duration.ofMillis(200), Duration.ofMillis(200));

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final RecordingListener listener = new RecordingListener();
    private final ServerClock clock = new ServerClock("localhost", WallClock.SYSTEM, Ticker.SYSTEM);
    private TinyExchange exchange;
    private Streams streams;

    @BeforeEach
    void open() throws Exception {
        exchange = new TinyExchange(vertx);
        use(QUICK);
    }

    private void use(StreamSettings settings) {
        if (streams != null) {
            streams.close();
        }
        streams = Streams.over(vertx, options -> {}, settings, name -> clock, ConnectionPacer.unlimited());
    }

    @AfterEach
    void leaveNothingOver() throws Exception {
        assertThat(streams.close()).succeedsWithin(Duration.ofSeconds(10));
        await().untilAsserted(() -> assertThat(exchange.sockets).isEmpty());
        workers.shutdown();
        assertThat(workers.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(10));
    }

    private SubscriptionRequest request(
            String url, String channel, CredentialsProvider key, Care care, List<String> instIds) {
        return new SubscriptionRequest(
                Environment.at(url),
                StreamChannel.of(ChannelName.find(channel).orElseThrow()),
                instIds,
                key,
                workers,
                listener,
                SubscriptionRequest.Delivery.DEFAULTS,
                care);
    }

    private Subscription subscribe(String url, String... instIds) {
        return streams.subscribe(request(url, "trades", null, Care.DEFAULTS, List.of(instIds)));
    }

    private Subscription streaming(String... instIds) {
        Subscription subscription = subscribe(exchange.url(), instIds);
        awaitStreaming(subscription);
        return subscription;
    }

    private Subscription subscribePrivately() {
        return streams.subscribe(
                request(exchange.url(), "orders", new FixedCredentials(Rig.KEY), Care.DEFAULTS, List.of()));
    }

    private static void awaitStreaming(Subscription subscription) {
        await().until(() -> subscription.status().state() == SubscriptionState.STREAMING
                && subscription.status().confirmed() == subscription.status().subscribed());
    }

    private void expectStreamAgain(Subscription subscription) {
        awaitStreaming(subscription);
        int before = listener.pushes.size();
        exchange.push(Rig.trade("A-USDT", 77));
        await().until(() -> listener.pushes.size() > before);
    }

    @Repeated
    void resubscriptionBurstRefused() {
        String[] names = Rig.instruments(300).toArray(String[]::new);
        Subscription subscription = streaming(names);
        exchange.refusedSubscriptions.set(8);
        exchange.kill();
        await().until(() -> exchange.refusedSubscriptions.get() == 0);
        awaitStreaming(subscription);
        assertThat(subscription.status().confirmed()).isEqualTo(300);
        assertThat(subscription.status().reconnects()).isEqualTo(1);
    }

    @Repeated
    void serverAcceptsTcpAndNeverAnswersTheUpgrade() throws Exception {
        use(QUICK.withTimeouts(Duration.ofMillis(200), Duration.ofSeconds(5)));
        Set<NetSocket> accepted = ConcurrentHashMap.newKeySet();
        NetServer mute = vertx.createNetServer()
                .connectHandler(socket -> {
                    accepted.add(socket);
                    socket.handler(bytes -> {});
                    socket.closeHandler(nothing -> accepted.remove(socket));
                })
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        Subscription subscription = subscribe("http://localhost:" + mute.actualPort(), "A-USDT");
        await().until(() -> subscription.status().reconnects() >= 3);
        assertThat(subscription.close()).succeedsWithin(Duration.ofSeconds(5));
        await().untilAsserted(() -> assertThat(accepted).isEmpty());
    }

    @Repeated
    void dropDuringHandshake() {
        exchange.cutUpgrades.set(3);
        Subscription subscription = subscribe(exchange.url(), "A-USDT");
        expectStreamAgain(subscription);
        assertThat(subscription.status().reconnects()).isEqualTo(3);
    }

    @Repeated
    void dropDuringLogin() {
        exchange.cutLogins.set(3);
        Subscription subscription = subscribePrivately();
        awaitStreaming(subscription);
        assertThat(subscription.status().reconnects()).isEqualTo(3);
        assertThat(listener.problems).isEmpty();
    }

    @Repeated
    void dropDuringSubscribe() {
        exchange.cutSubscriptions.set(3);
        Subscription subscription = subscribe(exchange.url(), "A-USDT", "B-USDT");
        expectStreamAgain(subscription);
        assertThat(subscription.status().reconnects()).isEqualTo(3);
    }

    @Repeated
    void dropDuringBackOff() {
        use(QUICK.withReconnect(Duration.ofSeconds(2), Duration.ofSeconds(2)));
        Subscription subscription = streaming("A-USDT");
        exchange.kill();
        await().until(() -> subscription.status().reconnects() == 1);
        exchange.kill();
        expectStreamAgain(subscription);
        assertThat(subscription.status().reconnects()).isEqualTo(1);
    }

    @Repeated
    void halfOpenSocket() {
        use(IMPATIENT);
        Subscription subscription = streaming("A-USDT");
        exchange.answersPings = false;
        await().until(() -> subscription.status().reconnects() > 0);
        exchange.answersPings = true;
        expectStreamAgain(subscription);
    }

    @Repeated
    void peerThatStopsReading() {
        use(IMPATIENT);
        Subscription subscription = streaming("A-USDT");
        exchange.stopReading();
        await().until(() -> subscription.status().reconnects() > 0);
        expectStreamAgain(subscription);
    }

    @Repeated
    void loginAfterReconnectExpiredByClockSkew() {
        Subscription subscription = subscribePrivately();
        awaitStreaming(subscription);
        exchange.clockAhead = Duration.ofMinutes(5);
        exchange.kill();
        await().until(() -> subscription.status().reconnects() == 1);
        awaitStreaming(subscription);
        assertThat(listener.problems).isEmpty();
    }

    @Repeated
    void pingUnansweredButDataFlowing() {
        use(IMPATIENT.withHeartbeat(Duration.ofMillis(200), Duration.ofSeconds(5)));
        Subscription subscription = streaming("A-USDT");
        exchange.answersPings = false;
        long pings = 20;
        for (int i = 0; exchange.received.stream().filter("ping"::equals).count() < pings; i++) {
            int id = i;
            exchange.push(Rig.trade("A-USDT", id));
            await().until(() -> listener.pushes.size() > id);
        }
        assertThat(subscription.status().reconnects()).isZero();
    }

    @Repeated
    void dataSilentButPongAnswered() {
        use(BEATING);
        Subscription subscription = streams.subscribe(
                request(exchange.url(), "tickers", null, new Care(1, Duration.ofMillis(200)), List.of("A-USDT")));
        awaitStreaming(subscription);
        await().until(() -> exchange.received.stream().anyMatch(text -> text.contains("unsubscribe")));
        await().until(() -> subscription.status().reconnects() > 0);
        assertThat(subscription.status().lastError()).contains("silent");
        awaitStreaming(subscription);
        exchange.push("{\"arg\":{\"channel\":\"tickers\",\"instId\":\"A-USDT\"},\"data\":[{\"last\":\"4\"}]}");
        await().until(() -> !listener.pushes.isEmpty());
    }

    @Repeated
    void outageOfTenMinutes() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        use(QUICK.withReconnect(Duration.ofMillis(2), Duration.ofMillis(4)));
        Subscription subscription = subscribe("http://localhost:" + port, "A-USDT");
        await().until(() -> subscription.status().reconnects() >= 20);
        int threads = Thread.activeCount();
        // As many attempts as ten minutes have, in a second.
        await().until(() -> subscription.status().reconnects() >= 100);
        assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 2);
        assertThat(subscription.status().waiting()).isZero();
        assertThat(subscription.status().state()).isEqualTo(SubscriptionState.SUBSCRIBING);
        TinyExchange back = new TinyExchange(vertx, port);
        awaitStreaming(subscription);
        assertThat(back.sockets).hasSize(1);
        assertThat(streams.close()).succeedsWithin(Duration.ofSeconds(10));
    }

    @Repeated
    void losingOneOfTwoSockets() {
        Subscription subscription = streams.subscribe(
                request(exchange.url(), "trades", null, new Care(2, Duration.ZERO), List.of("A-USDT")));
        int id = 0;
        for (int loss = 0; loss < 5; loss++) {
            int answers = 2 + loss;
            await().until(() -> exchange.subscribed.get() == answers);
            await().until(() -> streams.connections().stream().allMatch(socket -> socket.confirmed() == 1));
            for (int i = 0; i < 100; i++) {
                exchange.push(Rig.trade("A-USDT", id++));
                if (i == 50) {
                    exchange.sockets.values().iterator().next().close();
                }
            }
            int sent = id;
            await().until(() -> listener.pushes.size() >= sent);
        }
        assertThat(listener.tradeIds())
                .isEqualTo(IntStream.range(0, id).mapToObj(Integer::toString).toList());
        assertThat(listener.interrupted).isEmpty();
        assertThat(subscription.status().state()).isEqualTo(SubscriptionState.STREAMING);
    }

    @Repeated
    void threeHundredInstrumentsOnOneSocket() {
        String[] names = Rig.instruments(300).toArray(String[]::new);
        Subscription subscription = streaming(names);
        assertThat(subscription.status().confirmed()).isEqualTo(300);
        assertThat(exchange.sockets).hasSize(1);
        for (int i = 0; i < 3_000; i++) {
            exchange.push(Rig.trade(names[(i * 7) % 300], i));
        }
        await().until(() -> listener.pushes.size() == 3_000);
    }
}
