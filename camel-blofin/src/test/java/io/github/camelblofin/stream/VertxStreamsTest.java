package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.api.Environment;
import io.github.camelblofin.auth.CredentialsProvider;
import io.github.camelblofin.auth.FixedCredentials;
import io.github.camelblofin.rest.ServerClock;
import io.github.camelblofin.stream.SubscriptionRequest.Delivery;
import io.github.camelblofin.time.Ticker;
import io.github.camelblofin.time.WallClock;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real transport, over sockets of this machine. */
@Timeout(60)
class VertxStreamsTest {
    private static final StreamSettings QUICK = StreamSettings.DEFAULTS
            .withReconnect(Duration.ofMillis(20), Duration.ofMillis(100))
            .withTimeouts(Duration.ofMillis(500), Duration.ofSeconds(5));

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final RecordingListener listener = new RecordingListener();
    private TinyExchange exchange;
    private Streams streams;

    @BeforeEach
    void start() throws Exception {
        exchange = new TinyExchange(vertx);
        streams = streams(QUICK);
    }

    private Streams streams(StreamSettings settings) {
        ConnectionPacer pacer = new ConnectionPacer(Ticker.SYSTEM, Duration.ofMillis(1));
        return Streams.over(vertx, options -> {}, settings, VertxStreamsTest::clock, pacer);
    }

    private static ServerClock clock(String exchange) {
        return new ServerClock(exchange, WallClock.SYSTEM, Ticker.SYSTEM);
    }

    @AfterEach
    void leaveNothingOver() throws Exception {
        assertThat(streams.close()).succeedsWithin(Duration.ofSeconds(10));
        await().untilAsserted(() -> assertThat(exchange.sockets).isEmpty());
        workers.shutdown();
        assertThat(workers.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("blofin")));
    }

    private SubscriptionRequest request(String url, String channel, CredentialsProvider key, String... instIds) {
        return new SubscriptionRequest(
                Environment.at(url),
                StreamChannel.of(ChannelName.find(channel).orElseThrow()),
                List.of(instIds),
                key,
                workers,
                listener);
    }

    private Subscription subscribe(String... instIds) {
        Subscription subscription = streams.subscribe(request(exchange.url(), "trades", null, instIds));
        assertThat(subscription.confirmed()).succeedsWithin(Duration.ofSeconds(10));
        return subscription;
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    @Test
    void streamContinuesAfterTheServerKilledTheSocket() {
        Subscription subscription = subscribe("A-USDT");
        exchange.push(Rig.trade("A-USDT", 1));
        await().untilAsserted(() -> assertThat(listener.tradeIds()).containsExactly("1"));
        for (int i = 2; i < 5; i++) {
            int before = exchange.subscribed.get();
            exchange.kill();
            await().until(() -> exchange.subscribed.get() > before);
            await().until(() -> subscription.status().state() == SubscriptionState.STREAMING);
            exchange.push(Rig.trade("A-USDT", i));
            String id = Integer.toString(i);
            await().untilAsserted(() -> assertThat(listener.tradeIds()).endsWith(id));
        }
        assertThat(listener.tradeIds()).containsExactly("1", "2", "3", "4");
        assertThat(subscription.status().reconnects()).isEqualTo(3);
    }

    @Test
    void farewellOfTheServerIsReportedWithItsCode() {
        Subscription subscription = subscribe("A-USDT");
        exchange.farewell(4_001, "maintenance");
        await().until(() -> subscription.status().reconnects() == 1);
        assertThat(subscription.status().lastError()).contains("4001").contains("maintenance");
    }

    @Test
    void manyPushesComeInOrder() {
        subscribe("A-USDT");
        for (int i = 0; i < 5_000; i++) {
            exchange.push(Rig.trade("A-USDT", i));
        }
        await().untilAsserted(() -> assertThat(listener.pushes).hasSize(5_000));
        assertThat(listener.tradeIds()).isEqualTo(numbers(5_000));
    }

    @Test
    void largeFramesAndMessagesInPiecesArrive() {
        subscribe("A-USDT");
        String padding = "x".repeat(70_000);
        String large = Rig.trade("A-USDT", 1).replace("\"data\"", "\"pad\":\"" + padding + "\",\"data\"");
        exchange.push(large);
        exchange.pushInFrames(large, 30_000);
        await().untilAsserted(() -> assertThat(listener.pushes).hasSize(2));
        assertThat(listener.pushes)
                .allSatisfy(push -> assertThat(push.text().envelope()).isEqualTo(large));
    }

    @Test
    void logsInAndNamesItself() {
        Subscription subscription = streams.subscribe(request(exchange.url(), "orders", new FixedCredentials(Rig.KEY)));
        assertThat(subscription.confirmed()).succeedsWithin(Duration.ofSeconds(10));
        assertThat(exchange.paths).containsExactly("/ws/private");
        assertThat(exchange.received.get(0)).contains("\"login\"");
        assertThat(exchange.userAgents).allSatisfy(name -> assertThat(name).startsWith("camel-blofin/"));
    }

    @Test
    void serverThatNeverAnswersTheUpgradeIsLeft() throws Exception {
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
        Subscription subscription =
                streams.subscribe(request("http://localhost:" + mute.actualPort(), "trades", null, "A-USDT"));
        await().until(() -> subscription.status().reconnects() >= 2);
        assertThat(subscription.status().lastError()).isNotBlank();
        assertThat(subscription.close()).succeedsWithin(Duration.ofSeconds(5));
        await().untilAsserted(() -> assertThat(accepted).isEmpty());
    }

    @Test
    void refusedPortIsTriedAgainUntilItOpens() throws Exception {
        int port = freePort();
        Subscription subscription = streams.subscribe(request("http://localhost:" + port, "trades", null, "A-USDT"));
        await().until(() -> subscription.status().reconnects() >= 3);
        assertThat(subscription.status().lastError()).contains("refused");
        assertThat(subscription.status().state()).isEqualTo(SubscriptionState.SUBSCRIBING);
    }

    private static int freePort() throws Exception {
        try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void banOnTheUpgradeIsNotHammered() {
        exchange.upgradeStatus = 429;
        Subscription subscription = streams.subscribe(request(exchange.url(), "trades", null, "A-USDT"));
        await().until(() -> subscription.status().lastError() != null);
        assertThat(subscription.status().lastError()).contains("HTTP 429");
        await().during(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(exchange.userAgents).hasSize(1));
    }

    @Test
    void serverErrorOnTheUpgradeIsTriedAgain() {
        exchange.upgradeStatus = 503;
        Subscription subscription = streams.subscribe(request(exchange.url(), "trades", null, "A-USDT"));
        await().until(() -> subscription.status().reconnects() >= 2);
        exchange.upgradeStatus = 101;
        assertThat(subscription.confirmed()).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void halfOpenSocketIsNoticed() {
        streams.close();
        streams = streams(QUICK.withHeartbeat(Duration.ofMillis(200), Duration.ofMillis(100)));
        Subscription subscription = subscribe("A-USDT");
        await().until(() -> exchange.received.contains("ping"));
        await().during(Duration.ofMillis(700)).until(() -> subscription.status().reconnects() == 0);
        exchange.answersPings = false;
        await().until(() -> subscription.status().reconnects() > 0);
    }

    @Test
    void slowListenerLosesNothingAndHoldsTheSocketBack() {
        CountDownLatch gate = new CountDownLatch(1);
        SubscriptionRequest plain = request(exchange.url(), "trades", null, "A-USDT");
        StreamListener slow = push -> {
            awaitQuietly(gate);
            return listener.onPush(push);
        };
        Subscription subscription = streams.subscribe(new SubscriptionRequest(
                plain.environment(),
                plain.channel(),
                plain.instIds(),
                null,
                workers,
                slow,
                new Delivery(RowForm.TYPED, OverflowPolicy.BLOCK, 100, 1_000_000)));
        assertThat(subscription.confirmed()).succeedsWithin(Duration.ofSeconds(10));
        for (int i = 0; i < 20_000; i++) {
            exchange.push(Rig.trade("A-USDT", i));
        }
        await().until(() -> subscription.status().waiting() >= 100);
        await().during(Duration.ofMillis(300)).until(() -> subscription.status().waiting() <= 101);
        gate.countDown();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(subscription.status().messages()).isEqualTo(20_000));
        await().untilAsserted(() -> assertThat(listener.pushes).hasSize(20_000));
        assertThat(listener.tradeIds()).isEqualTo(numbers(20_000));
        assertThat(subscription.status().reconnects()).isZero();
    }

    private static void awaitQuietly(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void pauseUnsubscribesAndResumeSubscribes() {
        Subscription subscription = subscribe("A-USDT");
        assertThat(subscription.pause()).succeedsWithin(Duration.ofSeconds(5));
        await().untilAsserted(() -> assertThat(exchange.sockets).isEmpty());
        assertThat(subscription.resume()).succeedsWithin(Duration.ofSeconds(5));
        exchange.push(Rig.trade("A-USDT", 6));
        await().untilAsserted(() -> assertThat(listener.tradeIds()).containsExactly("6"));
    }
}
