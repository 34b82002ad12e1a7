package io.github.camelblofin.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.api.Socket;
import io.github.camelblofin.simulator.fault.ActiveFault;
import io.github.camelblofin.simulator.fault.FaultPlan;
import io.github.camelblofin.simulator.fault.SocketFault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each fault of connections, logins and subscriptions, as a client sees it. Time stands still unless a test moves it. */
class SocketFaultTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BlofinSimulator simulator = BlofinSimulator.builder()
            .instruments("BTC-USDT")
            .virtualTime(Instant.ofEpochMilli(io.github.camelblofin.time.WallClock.SYSTEM.millis()))
            .start();

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void aRefusedConnectionEndsAtOnceAndTheNextStands() {
        ActiveFault refused = simulator.faults().next(2, SocketFault.refuseConnection());

        assertThat(endsAtOnce()).isTrue();
        assertThat(endsAtOnce()).isTrue();
        connect().close();
        assertThat(refused.hits()).isEqualTo(2);
        assertThat(refused.over()).isTrue();
    }

    /** A connection below HTTP, since Java's HTTP client silently tries once more. */
    private boolean endsAtOnce() {
        try (java.net.Socket raw = new java.net.Socket(InetAddress.getLoopbackAddress(), simulator.port())) {
            return raw.getInputStream().read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    @Test
    void aHangingUpgradeIsNeverAnswered() {
        ActiveFault hanging = simulator.faults().next(1, SocketFault.hangUpgrade());

        CompletableFuture<SocketCaller> attempt = CompletableFuture.supplyAsync(this::connect);
        await().atMost(PATIENCE).until(() -> hanging.hits() == 1);
        assertThat(attempt).isNotDone();

        simulator.close();
        await().atMost(PATIENCE).until(attempt::isCompletedExceptionally);
    }

    @Test
    void anUpgradeMayBeAnsweredWithAStatus() {
        simulator.faults().next(1, SocketFault.answerUpgrade(403));
        simulator.faults().next(1, SocketFault.answerUpgrade(429).on(Socket.PUBLIC));
        // Java's HTTP client tries once more
        simulator.faults().next(2, SocketFault.resetUpgrade());

        assertThat(handshake().getResponse().statusCode()).isEqualTo(403);
        assertThat(handshake().getResponse().statusCode()).isEqualTo(429);
        assertThatThrownBy(this::connect)
                .isInstanceOf(RuntimeException.class)
                .cause()
                .isNotInstanceOf(WebSocketHandshakeException.class);
    }

    private WebSocketHandshakeException handshake() {
        try {
            connect().close();
            throw new AssertionError("The upgrade was accepted");
        } catch (RuntimeException e) {
            return (WebSocketHandshakeException) e.getCause();
        }
    }

    @Test
    void oneKindOfSocketIsDropped() {
        try (SocketCaller open = connect();
                SocketCaller loggedIn = SocketCaller.loggedIn(simulator, simulator.account())) {
            ActiveFault dropped = simulator.faults().now(SocketFault.drop().on(Socket.PRIVATE));

            loggedIn.awaitEnd();
            assertThat(loggedIn.endedPolitely()).isFalse();
            assertThat(dropped.hits()).isEqualTo(1);
            open.say("ping").awaitText("pong");

            simulator.faults().now(SocketFault.close(1001));
            open.awaitEnd();
            assertThat(open.endedPolitely()).isTrue();
        }
    }

    @Test
    void aStalledConnectionStaysButIsSilentUntilTheFaultIsOver() {
        try (SocketCaller caller = connect()) {
            caller.say("ping").awaitText("pong");
            ActiveFault stall = simulator.faults().during(Duration.ofMinutes(5), SocketFault.stall());
            caller.subscribe("tickers", "BTC-USDT");
            simulator.advance(Duration.ofMinutes(4));

            assertThat(caller.heard()).hasSize(1);
            assertThat(simulator.connections()).hasSize(1);

            simulator.advance(Duration.ofMinutes(2));
            caller.awaitPush("tickers");
            assertThat(stall.over()).isTrue();
        }
        await().atMost(PATIENCE).until(() -> simulator.connections().isEmpty());
    }

    @Test
    void aStalledConnectionIsForgottenWhenItsClientHangsUp() {
        SocketCaller caller = connect();
        simulator.faults().now(SocketFault.stall());

        caller.close();

        await().atMost(PATIENCE).until(() -> simulator.connections().isEmpty());
    }

    @Test
    void anExchangeThatStopsReadingGoesOnSending() {
        try (SocketCaller caller = connect()) {
            caller.subscribe("trades", "BTC-USDT").awaitMessage(message -> message.has("event"));
            ActiveFault deaf = simulator.faults().now(SocketFault.stopReading());
            caller.say("ping");
            simulator.advance(Duration.ofSeconds(20));
            caller.awaitPush("trades");
            assertThat(caller.heard()).doesNotContain("pong");

            deaf.clear();
            caller.awaitText("pong");
        }
    }

    @Test
    void aConnectionEndsAfterSoManyMessagesOrBytes() {
        simulator.faults().next(1, SocketFault.dropAfterFrames(3));
        try (SocketCaller caller = connect()) {
            caller.say("ping").say("ping").say("ping").say("ping");
            caller.awaitEnd();
            assertThat(caller.heard().size()).isLessThanOrEqualTo(3);
        }
        simulator.faults().next(1, SocketFault.dropAfterBytes(10));
        try (SocketCaller caller = connect()) {
            caller.say("ping");
            caller.awaitText("pong");
            caller.say("ping");
            // Java's client does not always tell an end within a frame
            await().atMost(PATIENCE).until(() -> simulator.connections().isEmpty());
            assertThat(caller.heard()).hasSize(1);
        }
    }

    @Test
    void aLoginIsRefusedIgnoredOrDropped() {
        simulator.faults().next(1, SocketFault.refuseLogin());
        simulator.faults().next(1, SocketFault.ignoreLogin());
        simulator.faults().next(1, SocketFault.dropAtLogin());
        try (SocketCaller caller = new SocketCaller(simulator, Socket.PRIVATE)) {
            caller.say(login());
            caller.awaitMessage(message -> message.path("code").asText().equals("60009"));
            caller.say(login()).say("ping").awaitText("pong");
            assertThat(caller.heard()).hasSize(2);
            caller.say(login());
            caller.awaitEnd();
        }
        SocketCaller.loggedIn(simulator, simulator.account()).close();
    }

    private String login() {
        return SocketCaller.login(simulator.account(), simulator.account().passphrase());
    }

    @Test
    void aSubscriptionIsRefusedIgnoredDelayedOrDropped() {
        simulator.faults().next(1, SocketFault.refuseSubscription().of("tickers", "BTC-USDT"));
        simulator.faults().next(1, SocketFault.ignoreSubscription().of("tickers"));
        simulator.faults().next(1, SocketFault.delayAck(Duration.ofSeconds(5)).of("trades"));
        simulator.faults().next(1, SocketFault.dropAtSubscribe());
        try (SocketCaller caller = connect()) {
            caller.subscribe("tickers", "BTC-USDT");
            caller.awaitMessage(message -> message.path("code").asText().equals("60012"));
            caller.subscribe("tickers", "BTC-USDT").subscribe("trades", "BTC-USDT");
            caller.say("ping").awaitText("pong");
            assertThat(caller.heard()).hasSize(2);

            simulator.advance(Duration.ofSeconds(10));
            assertThat(acked(caller).at("/arg/channel").asText()).isEqualTo("trades");

            caller.subscribe("tickers", "BTC-USDT").awaitEnd();
        }
    }

    private static JsonNode acked(SocketCaller caller) {
        return caller.awaitMessage(message -> message.path("event").asText().equals("subscribe"));
    }

    @Test
    void aPingIsNotAnsweredWhileDataFlows() {
        ActiveFault mute = simulator.faults().untilCleared(SocketFault.noPong());
        try (SocketCaller caller = connect()) {
            caller.say("ping").subscribe("tickers", "BTC-USDT").awaitPush("tickers");
            assertThat(caller.heard()).doesNotContain("pong");
            mute.clear();
            caller.say("ping").awaitText("pong");
        }
    }

    @Test
    void aFaultThatFitsNothingIsRefused() {
        assertThatThrownBy(() -> SocketFault.lose("no-such-channel")).hasMessageContaining("no-such-channel");
        assertThatThrownBy(() -> SocketFault.refuseLogin().of("books")).hasMessageContaining("channel");
        assertThatThrownBy(() -> simulator.faults().now(SocketFault.refuseLogin()))
                .hasMessageContaining("next, during or untilCleared");
        assertThatThrownBy(() -> simulator.faults().next(0, SocketFault.drop())).hasMessageContaining("times");
        assertThatThrownBy(() -> SocketFault.answerUpgrade(200)).hasMessageContaining("200");
    }

    @Test
    void aSeedGivesTheSamePlanAgainAndEveryStepCanBeArmed() {
        assertThat(FaultPlan.random(7)).isEqualTo(FaultPlan.random(7));
        assertThat(FaultPlan.random(7)).isNotEqualTo(FaultPlan.random(8));
        for (long seed = 0; seed < 200; seed++) {
            List<FaultPlan.Step> steps = FaultPlan.random(seed).steps();
            assertThat(steps).hasSize(6);
            steps.forEach(step -> step.arm(simulator.faults()));
        }
        simulator.faults().clear();
        connect().close();
    }

    private SocketCaller connect() {
        return new SocketCaller(simulator, Socket.PUBLIC);
    }
}
