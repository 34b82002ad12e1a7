package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.stream.MemoryTransport.MemoryLink;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever moment the socket is lost at, the stream comes back, once. */
class ConnectionLossTest {
    private static final Duration SOON = Duration.ofSeconds(3);

    private final Rig rig = new Rig();
    private final RecordingListener listener = new RecordingListener();

    @AfterEach
    void leaveNothingOver() {
        rig.close();
    }

    private void expectRecovery(Duration limit) {
        rig.awaitDial(limit);
        rig.agree();
        int before = listener.pushes.size();
        rig.push(Rig.trade("A-USDT", 77));
        assertThat(listener.pushes).hasSize(before + 1);
        assertThat(rig.connection().state()).isEqualTo(ConnectionState.STREAMING);
        assertThat(rig.exchange.open()).isEqualTo(1);
    }

    @Test
    void dropWhileConnecting() {
        Subscription subscription = rig.subscribe(listener, "trades", "A-USDT");
        rig.link().fail("Connection refused: localhost:9");
        rig.loop.settle();
        assertThat(rig.connection().state()).isEqualTo(ConnectionState.WAITING);
        assertThat(subscription.status().lastError()).contains("Connection refused");
        assertThat(subscription.status().state()).isEqualTo(SubscriptionState.SUBSCRIBING);
        expectRecovery(SOON);
    }

    @Test
    void noAnswerToTheUpgrade() {
        rig.subscribe(listener, "trades", "A-USDT");
        rig.passSeconds(9);
        assertThat(rig.connection().state()).isEqualTo(ConnectionState.CONNECTING);
        rig.passSeconds(1);
        assertThat(rig.connection().state()).isEqualTo(ConnectionState.WAITING);
        assertThat(rig.link().closedByClient).isTrue();
        expectRecovery(SOON);
    }

    @Test
    void socketOpensAfterItWasGivenUp() {
        rig.subscribe(listener, "trades", "A-USDT");
        MemoryLink late = rig.link();
        rig.passSeconds(10);
        late.accept();
        assertThat(late.sent).isEmpty();
        assertThat(rig.connection().state()).isEqualTo(ConnectionState.WAITING);
        expectRecovery(SOON);
    }

    @Test
    void dropWhileLoggingIn() {
        rig.subscribePrivately(listener, "orders");
        rig.accept();
        assertThat(rig.connection().state()).isEqualTo(ConnectionState.AUTHENTICATING);
        rig.drop();
        assertThat(rig.connection().state()).isEqualTo(ConnectionState.WAITING);
        rig.awaitDial(SOON);
        rig.agree();
        assertThat(rig.connection().state()).isEqualTo(ConnectionState.STREAMING);
        assertThat(listener.problems).isEmpty();
    }

    @Test
    void noAnswerToTheLogin() {
        rig.subscribePrivately(listener, "orders");
        rig.accept();
        rig.passSeconds(10);
        assertThat(rig.connection().state()).isEqualTo(ConnectionState.WAITING);
        assertThat(rig.connection().lastError()).contains("login was not answered");
    }

    @Test
    void dropWhileSubscribing() {
        rig.subscribe(listener, "trades", "A-USDT", "B-USDT");
        rig.accept();
        rig.push(Rig.ack("subscribe", "trades", "A-USDT"));
        rig.drop();
        assertThat(rig.connection().confirmed()).isZero();
        rig.awaitDial(SOON);
        rig.accept();
        assertThat(rig.acknowledge("subscribe")).as("both again").isEqualTo(2);
        assertThat(rig.connection().state()).isEqualTo(ConnectionState.STREAMING);
    }

    @Test
    void noAnswerToASubscription() {
        rig.subscribe(listener, "trades", "A-USDT", "B-USDT");
        rig.accept();
        rig.push(Rig.ack("subscribe", "trades", "A-USDT"));
        rig.passSeconds(10);
        assertThat(rig.connection().state()).isEqualTo(ConnectionState.WAITING);
        assertThat(rig.connection().lastError()).contains("subscription was not answered");
        expectRecovery(SOON);
    }

    @Test
    void dropWhileStreaming() {
        Subscription subscription = rig.subscribe(listener, "trades", "A-USDT");
        rig.agree();
        rig.push(Rig.trade("A-USDT", 1));
        rig.drop();
        SubscriptionStatus status = subscription.status();
        assertThat(status.state()).isEqualTo(SubscriptionState.INTERRUPTED);
        assertThat(status.confirmed()).isZero();
        assertThat(status.reconnects()).isEqualTo(1);
        expectRecovery(SOON);
        assertThat(listener.states)
                .containsExactly(
                        SubscriptionState.STREAMING, SubscriptionState.INTERRUPTED, SubscriptionState.STREAMING);
        assertThat(listener.pushes.get(1).epoch())
                .isGreaterThan(listener.pushes.get(0).epoch());
        assertThat(subscription.status().confirmed()).isEqualTo(1);
    }

    @Test
    void dropToldAgainWhileWaiting() {
        rig.subscribe(listener, "trades", "A-USDT");
        rig.agree();
        rig.drop();
        int timers = rig.loop.timers();
        rig.drop();
        assertThat(rig.connection().reconnects()).isEqualTo(1);
        assertThat(rig.loop.timers()).isEqualTo(timers);
        expectRecovery(SOON);
    }

    @Test
    void closedWhileWaiting() {
        Subscription subscription = rig.subscribe(listener, "trades", "A-USDT");
        rig.agree();
        rig.drop();
        subscription.close();
        rig.loop.settle();
        assertThat(rig.loop.timers()).isZero();
        rig.passSeconds(120);
        assertThat(rig.exchange.links).hasSize(1);
    }

    @Test
    void oldSocketChangesNothing() {
        rig.subscribe(listener, "trades", "A-USDT");
        rig.agree();
        MemoryLink old = rig.link();
        rig.drop();
        rig.awaitDial(SOON);
        rig.accept();
        old.push(Rig.ack("subscribe", "trades", "A-USDT"));
        old.push(Rig.trade("A-USDT", 1));
        old.drop();
        rig.loop.settle();
        assertThat(rig.connection().confirmed())
                .as("confirmed by an old answer")
                .isZero();
        assertThat(rig.connection().state()).isEqualTo(ConnectionState.SUBSCRIBING);
        assertThat(listener.pushes).isEmpty();
        rig.acknowledge("subscribe");
        assertThat(rig.connection().state()).isEqualTo(ConnectionState.STREAMING);
    }

    @Test
    void pingsAfterSilenceAndGivesUpWithoutAnswer() {
        rig.subscribe(listener, "trades", "A-USDT");
        rig.agree();
        rig.passSeconds(19);
        rig.expectNothingSent();
        rig.passSeconds(1);
        assertThat(rig.link().sent).containsExactly("ping");
        rig.passSeconds(9);
        assertThat(rig.connection().state()).isEqualTo(ConnectionState.STREAMING);
        rig.passSeconds(1);
        assertThat(rig.connection().state()).isEqualTo(ConnectionState.WAITING);
        assertThat(rig.link().closedByClient).isTrue();
        expectRecovery(SOON);
    }

    @Test
    void pongKeepsASilentSocket() {
        rig.subscribe(listener, "trades", "A-USDT");
        rig.agree();
        for (int i = 0; i < 20; i++) {
            rig.passSeconds(20);
            assertThat(rig.link().sent.poll()).isEqualTo("ping");
            rig.passSeconds(1);
            rig.push("pong");
        }
        assertThat(rig.connection().reconnects()).isZero();
        assertThat(listener.undecodable).isEmpty();
    }

    @Test
    void dataKeepsASocketThatDoesNotAnswerPings() {
        rig.subscribe(listener, "trades", "A-USDT");
        rig.agree();
        for (int i = 0; i < 20; i++) {
            rig.passSeconds(25);
            rig.push(Rig.trade("A-USDT", i));
        }
        assertThat(rig.connection().reconnects()).isZero();
        assertThat(rig.link().sent).contains("ping");
    }

    @Test
    void busySocketIsPingedOnceAnInterval() {
        rig.subscribe(listener, "trades", "A-USDT");
        rig.agree();
        for (int i = 0; i < 100; i++) {
            rig.passSeconds(10);
            rig.push(Rig.trade("A-USDT", i));
        }
        assertThat(rig.link().sent).hasSize(50).containsOnly("ping");
        assertThat(rig.loop.timers()).isEqualTo(1);
    }

    @Test
    void halfOpenWhileLoggingInIsNoticed() {
        Rig eager = new Rig(StreamSettings.DEFAULTS
                .withHeartbeat(Duration.ofSeconds(2), Duration.ofSeconds(1))
                .withTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(60)));
        eager.subscribePrivately(listener, "orders");
        eager.accept();
        eager.passSeconds(3);
        assertThat(eager.connection().state()).isEqualTo(ConnectionState.WAITING);
        eager.close();
    }

    @Test
    void subscribesEverythingAgainAfterAReconnect() {
        rig.subscribe(listener, "trades", Rig.instruments(150).toArray(String[]::new));
        rig.agree();
        rig.drop();
        rig.awaitDial(SOON);
        rig.accept();
        int again = 0;
        while (!rig.link().sent.isEmpty()) {
            again += rig.acknowledge("subscribe");
        }
        assertThat(again).isEqualTo(150);
        assertThat(rig.connection().confirmed()).isEqualTo(150);
    }

    @Test
    void pingsOnceAnIntervalAlsoWhenTheTimeOutIsLonger() {
        Rig quick = new Rig(StreamSettings.DEFAULTS.withHeartbeat(Duration.ofMillis(300), Duration.ofSeconds(10)));
        quick.subscribe(listener, "trades", "A-USDT");
        quick.agree();
        int pings = 0;
        for (int tick = 0; tick < 100; tick++) {
            quick.pass(Duration.ofMillis(100));
            while ("ping".equals(quick.link().sent.peek())) {
                quick.link().sent.poll();
                quick.push("pong");
                pings++;
            }
        }
        assertThat(pings).as("pings in 10 s of silence").isBetween(24, 34);
        assertThat(quick.connection().reconnects()).isZero();

        quick.pass(Duration.ofMillis(10_900));
        assertThat(quick.connection().reconnects())
                .as("after 10 s without a pong")
                .isEqualTo(1);
        quick.close();
    }

    @Test
    void tellsWhichInstrumentsALossConcernsAndWhenTheyAreBack() {
        rig.subscribe(listener, "trades", "A-USDT", "B-USDT");
        rig.agree();
        rig.drop();
        assertThat(listener.interrupted).containsExactly("A-USDT", "B-USDT");
        rig.awaitDial(Duration.ofSeconds(70));
        rig.drop();
        assertThat(listener.interrupted).as("not again before it is confirmed").hasSize(2);
        rig.awaitDial(Duration.ofSeconds(70));
        rig.agree();
        assertThat(listener.confirmed).containsExactly("A-USDT", "B-USDT", "A-USDT", "B-USDT");
    }
}
