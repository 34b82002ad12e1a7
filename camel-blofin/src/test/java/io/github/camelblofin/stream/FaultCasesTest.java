package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.stream.MemoryTransport.MemoryLink;
import io.github.camelblofin.stream.SubscriptionRequest.Care;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/**
 * The cases that broke public clients, over sockets in memory and in virtual time. {@link VertxFaultCasesTest} plays each
 * once more over sockets of this machine.
 */
class FaultCasesTest {
    private static final Duration SOON = Duration.ofSeconds(3);
    private static final Care WATCHED = new Care(1, Duration.ofSeconds(60));

    private final Rig rig = new Rig();
    private final RecordingListener listener = new RecordingListener();

    @AfterEach
    void leaveNothingOver() {
        rig.close();
    }

    private Subscription streaming() {
        Subscription subscription = rig.subscribe(listener, "trades", "A-USDT");
        rig.agree();
        return subscription;
    }

    private void expectStreamAgain(Duration limit) {
        rig.awaitDial(limit);
        rig.agree();
        int before = listener.pushes.size();
        rig.push(Rig.trade("A-USDT", 77));
        assertThat(listener.pushes).hasSize(before + 1);
        assertThat(rig.connection().state()).isEqualTo(ConnectionState.STREAMING);
        assertThat(rig.exchange.open()).isEqualTo(1);
    }

    @Repeated
    void resubscriptionBurstRefused() {
        Subscription subscription =
                rig.subscribe(listener, "trades", Rig.instruments(300).toArray(String[]::new));
        rig.agree();
        rig.drop();
        rig.awaitDial(SOON);
        rig.accept();
        int refused = 0;
        while (!rig.link().sent.isEmpty()) {
            rig.sent();
            rig.push(Rig.error("429", "Too many requests"));
            refused++;
        }
        assertThat(refused).as("requests, none of them twice").isLessThan(10);
        assertThat(subscription.status().confirmed()).isZero();
        assertThat(subscription.status().state()).isNotEqualTo(SubscriptionState.STREAMING);
        for (int i = 0; i < 4; i++) {
            rig.passSeconds(15);
            rig.link().sent.removeIf("ping"::equals);
            rig.push("pong");
            if (i < 3) {
                rig.expectNothingSent();
            }
        }
        rig.passSeconds(1);
        rig.agreeToRequests();
        assertThat(subscription.status().confirmed()).isEqualTo(300);
        assertThat(subscription.status().state()).isEqualTo(SubscriptionState.STREAMING);
        assertThat(rig.exchange.links).hasSize(2);
    }

    @Repeated
    void serverAcceptsTcpAndNeverAnswersTheUpgrade() {
        Subscription subscription = rig.subscribe(listener, "trades", "A-USDT");
        for (int attempt = 1; attempt < 4; attempt++) {
            assertThat(rig.connection().state()).isEqualTo(ConnectionState.CONNECTING);
            MemoryLink mute = rig.link();
            rig.passSeconds(10);
            assertThat(mute.closedByClient).isTrue();
            assertThat(subscription.status().lastError()).contains("not connected within");
            rig.awaitDial(Duration.ofSeconds(20));
        }
        rig.agree();
        assertThat(subscription.status().state()).isEqualTo(SubscriptionState.STREAMING);
    }

    @Repeated
    void dropDuringHandshake() {
        rig.subscribe(listener, "trades", "A-USDT");
        rig.link().fail("connection reset");
        rig.loop.settle();
        expectStreamAgain(SOON);
    }

    @Repeated
    void dropDuringLogin() {
        Subscription subscription = rig.subscribePrivately(listener, "orders");
        rig.accept();
        assertThat(rig.connection().state()).isEqualTo(ConnectionState.AUTHENTICATING);
        rig.drop();
        rig.awaitDial(SOON);
        rig.agree();
        assertThat(subscription.status().state()).isEqualTo(SubscriptionState.STREAMING);
        assertThat(listener.problems).as("a lost socket is no refusal").isEmpty();
    }

    @Repeated
    void dropDuringSubscribe() {
        Subscription subscription = rig.subscribe(listener, "trades", "A-USDT", "B-USDT");
        rig.accept();
        rig.push(Rig.ack("subscribe", "trades", "A-USDT"));
        MemoryLink old = rig.link();
        rig.drop();
        rig.awaitDial(SOON);
        rig.accept();
        old.push(Rig.ack("subscribe", "trades", "A-USDT"));
        assertThat(subscription.status().confirmed()).as("an old answer").isZero();
        assertThat(rig.acknowledge("subscribe")).isEqualTo(2);
        assertThat(subscription.status().state()).isEqualTo(SubscriptionState.STREAMING);
    }

    @Repeated
    void dropDuringBackOff() {
        Subscription subscription = streaming();
        rig.drop();
        rig.drop();
        rig.link().fail("told twice");
        rig.loop.settle();
        assertThat(subscription.status().reconnects()).isEqualTo(1);
        expectStreamAgain(SOON);
        assertThat(rig.exchange.links).hasSize(2);
    }

    @Repeated
    void halfOpenSocket() {
        streaming();
        MemoryLink dead = rig.link();
        rig.passSeconds(29);
        assertThat(rig.connection().state()).isEqualTo(ConnectionState.STREAMING);
        rig.passSeconds(1);
        assertThat(rig.connection().state()).isEqualTo(ConnectionState.WAITING);
        assertThat(dead.closedByClient).isTrue();
        expectStreamAgain(SOON);
    }

    @Repeated
    void peerThatStopsReading() {
        streaming();
        MemoryLink deaf = rig.link();
        // What it sends still comes, what is sent to it only piles up: that must stay small, and the stream go on.
        for (int i = 0; i < 360; i++) {
            rig.passSeconds(10);
            rig.push(Rig.trade("A-USDT", i));
        }
        assertThat(listener.tradeIds()).hasSize(360);
        assertThat(deaf.sent).as("pings of an hour").hasSizeLessThanOrEqualTo(180);
        RecordingListener second = new RecordingListener();
        rig.subscribe(second, "trades", "B-USDT");
        rig.passSeconds(9);
        rig.push(Rig.trade("A-USDT", 500));
        rig.passSeconds(1);
        assertThat(deaf.closedByClient).as("it does not answer a subscription").isTrue();
        rig.awaitDial(SOON);
        rig.agree();
        assertThat(second.confirmed).containsExactly("B-USDT");
    }

    @Repeated
    void loginAfterReconnectExpiredByClockSkew() {
        Subscription subscription = rig.subscribePrivately(listener, "orders");
        rig.agree();
        rig.loop.skew = Duration.ofMinutes(-5);
        rig.drop();
        rig.awaitDial(SOON);
        rig.link().accept(rig.loop.trueTime());
        rig.loop.settle();
        long signedAt =
                Long.parseLong(rig.sent().path("args").path(0).path("timestamp").asText());
        assertThat(signedAt - rig.loop.trueTime().toEpochMilli())
                .as("signed with the exchange's time, not with this machine's")
                .isBetween(-2_000L, 2_000L);
        rig.push("{\"event\":\"login\",\"code\":\"0\",\"msg\":\"\"}");
        rig.acknowledge("subscribe");
        assertThat(subscription.status().state()).isEqualTo(SubscriptionState.STREAMING);
        assertThat(listener.problems).isEmpty();
    }

    @Repeated
    void loginAfterReconnectExpiredByClockSkewWhereTheExchangeDoesNotTellTheTime() {
        Subscription subscription = rig.subscribePrivately(listener, "orders");
        rig.agree();
        rig.loop.skew = Duration.ofMinutes(-5);
        rig.drop();
        rig.awaitDial(SOON);
        for (int attempt = 0; attempt < 3; attempt++) {
            rig.accept();
            rig.sent();
            rig.push(Rig.error("60009", "Login failed"));
            rig.passSeconds(59);
            assertThat(rig.connection().state()).as("not hammered").isEqualTo(ConnectionState.WAITING);
            rig.passSeconds(2);
        }
        assertThat(listener.problems).as("told once").hasSize(1);
        assertThat(listener.problems.get(0)).hasMessageContaining("clock");
        rig.loop.skew = Duration.ZERO;
        rig.agree();
        assertThat(subscription.status().state()).isEqualTo(SubscriptionState.STREAMING);
    }

    @Repeated
    void pingUnansweredButDataFlowing() {
        streaming();
        for (int i = 0; i < 100; i++) {
            rig.passSeconds(29);
            rig.push(Rig.trade("A-USDT", i));
        }
        assertThat(rig.link().sent).contains("ping");
        assertThat(rig.connection().reconnects()).isZero();
        assertThat(listener.tradeIds()).hasSize(100);
    }

    @Repeated
    void dataSilentButPongAnswered() {
        Subscription subscription = rig.subscribe(listener, WATCHED, "tickers", "A-USDT");
        rig.agree();
        int renewed = 0;
        for (int i = 0; i < 17; i++) {
            rig.passSeconds(10);
            if (rig.link().sent.removeIf("ping"::equals)) {
                rig.push("pong");
            }
            renewed += rig.link().sent.isEmpty() ? 0 : 1;
            rig.agreeToRequests();
        }
        assertThat(renewed).as("subscribed again").isEqualTo(1);
        assertThat(subscription.status().stale()).isEqualTo(1);
        assertThat(rig.exchange.links).hasSize(1);
        rig.passSeconds(10);
        assertThat(rig.connection().lastError()).contains("silent");
        rig.awaitDial(SOON);
        rig.agree();
        rig.push("{\"arg\":{\"channel\":\"tickers\",\"instId\":\"A-USDT\"},\"data\":[{\"last\":\"4\"}]}");
        assertThat(subscription.status().stale()).isZero();
    }

    @Repeated
    void outageOfTenMinutes() {
        Subscription subscription =
                rig.subscribe(listener, "trades", Rig.instruments(100).toArray(String[]::new));
        rig.agree();
        rig.drop();
        int timers = rig.loop.timers();
        int waiting = subscription.status().waiting();
        long end = rig.loop.nanos() + Duration.ofMinutes(10).toNanos();
        while (rig.loop.nanos() < end) {
            rig.awaitDial(Duration.ofMinutes(2));
            rig.link().fail("refused");
            rig.loop.settle();
            assertThat(rig.loop.timers()).isLessThanOrEqualTo(timers);
            assertThat(rig.exchange.open()).isZero();
        }
        assertThat(subscription.status().waiting()).isEqualTo(waiting);
        assertThat(listener.states)
                .as("told once")
                .containsExactly(SubscriptionState.STREAMING, SubscriptionState.INTERRUPTED);
        rig.awaitDial(Duration.ofMinutes(2));
        rig.agree();
        assertThat(subscription.status().confirmed()).isEqualTo(100);
    }

    @Repeated
    void threeHundredInstrumentsOnOneSocket() {
        String[] names = Rig.instruments(300).toArray(String[]::new);
        Subscription subscription = rig.subscribe(listener, "trades", names);
        rig.accept();
        int requests = 0;
        while (!rig.link().sent.isEmpty()) {
            assertThat(rig.link().sent.peek().length()).isLessThan(4_096);
            rig.acknowledge("subscribe");
            requests++;
        }
        assertThat(requests).isLessThan(10);
        assertThat(rig.exchange.links).hasSize(1);
        assertThat(subscription.status().confirmed()).isEqualTo(300);
        for (int i = 0; i < 3_000; i++) {
            rig.push(Rig.trade(names[(i * 7) % 300], i));
        }
        assertThat(listener.tradeIds()).hasSize(3_000);
    }
}
