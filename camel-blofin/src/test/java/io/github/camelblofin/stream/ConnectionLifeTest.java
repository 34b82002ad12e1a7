package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.auth.RequestSigner;
import io.github.camelblofin.model.Trade;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionLifeTest {
    private final Rig rig = new Rig();
    private final RecordingListener listener = new RecordingListener();

    @AfterEach
    void leaveNothingOver() {
        rig.close();
    }

    @Test
    void subscribesOnAPublicSocketAndStreams() {
        Subscription subscription = rig.subscribe(listener, "trades", "KITE-USDT");
        assertThat(rig.link().url).hasToString("ws://localhost:9/ws/public");
        assertThat(rig.connection().state()).isEqualTo(ConnectionState.CONNECTING);

        rig.accept();
        assertThat(rig.connection().state()).isEqualTo(ConnectionState.SUBSCRIBING);
        assertThat(subscription.confirmed().toCompletableFuture()).isNotDone();
        assertThat(rig.sent())
                .hasToString("{\"op\":\"subscribe\",\"args\":[{\"channel\":\"trades\",\"instId\":\"KITE-USDT\"}]}");

        rig.push(Rig.ack("subscribe", "trades", "KITE-USDT"));
        assertThat(rig.connection().state()).isEqualTo(ConnectionState.STREAMING);
        assertThat(subscription.confirmed().toCompletableFuture()).isCompleted();
        assertThat(listener.states).containsExactly(SubscriptionState.STREAMING);

        rig.push(Rig.trade("KITE-USDT", 1));
        Push push = listener.pushes.get(0);
        assertThat(push.instId()).isEqualTo("KITE-USDT");
        assertThat(push.rows()).hasSize(1).first().isInstanceOf(Trade.class);
        assertThat(push.receivedMillis()).isEqualTo(rig.loop.millis());
        SubscriptionStatus status = subscription.status();
        assertThat(status.confirmed()).isEqualTo(1);
        assertThat(status.messages()).isEqualTo(1);
        assertThat(status.state()).isEqualTo(SubscriptionState.STREAMING);
    }

    @Test
    void logsInBeforeItSubscribesOnAPrivateSocket() {
        Subscription subscription = rig.subscribePrivately(listener, "orders");
        rig.accept();
        assertThat(rig.connection().state()).isEqualTo(ConnectionState.AUTHENTICATING);

        JsonNode arg = rig.sent().path("args").path(0);
        String timestamp = arg.path("timestamp").asText();
        assertThat(timestamp).isEqualTo(Long.toString(rig.loop.millis()));
        assertThat(arg.path("sign").asText())
                .isEqualTo(new RequestSigner(Rig.KEY)
                        .signLogin(Long.parseLong(timestamp), arg.path("nonce").asText()));
        assertThat(arg.path("apiKey").asText()).isEqualTo(Rig.KEY.apiKey());
        assertThat(arg.path("passphrase").asText()).isEqualTo(Rig.KEY.passphrase());
        rig.expectNothingSent();

        rig.push("{\"event\":\"login\",\"code\":\"0\",\"msg\":\"\"}");
        assertThat(rig.sent()).hasToString("{\"op\":\"subscribe\",\"args\":[{\"channel\":\"orders\"}]}");
        rig.push(Rig.ack("subscribe", "orders", null));
        assertThat(subscription.confirmed().toCompletableFuture()).isCompleted();
    }

    @Test
    void signsEachLoginAnewWithAnotherNonce() {
        rig.subscribePrivately(listener, "orders");
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            rig.accept();
            JsonNode arg = rig.sent().path("args").path(0);
            nonces.add(arg.path("nonce").asText());
            assertThat(arg.path("timestamp").asText()).isEqualTo(Long.toString(rig.loop.millis()));
            rig.drop();
            rig.awaitDial(Duration.ofMinutes(2));
        }
        assertThat(nonces).hasSize(3);
    }

    @Test
    void subscribesToSpotWithItsTypeAlthoughAnswersLeaveItOut() {
        Subscription subscription = rig.subscribe(listener, "spot/tickers", "KITE-USDT");
        assertThat(rig.link().url).hasToString("ws://localhost:9/ws/spot/public");
        rig.accept();
        assertThat(rig.sent())
                .hasToString("{\"op\":\"subscribe\",\"args\":[{\"channel\":\"tickers\",\"instId\":\"KITE-USDT\","
                        + "\"instType\":\"SPOT\"}]}");
        rig.push(Rig.ack("subscribe", "tickers", "KITE-USDT"));
        assertThat(subscription.confirmed().toCompletableFuture()).isCompleted();
        rig.push("{\"arg\":{\"channel\":\"tickers\",\"instId\":\"KITE-USDT\"},\"data\":[{\"last\":\"4\"}]}");
        assertThat(listener.pushes.get(0).rows()).containsExactly(Map.of("last", "4"));
    }

    @Test
    void batchesManyInstrumentsBelow4096BytesAndAwaitsEachAnswer() {
        Subscription subscription =
                rig.subscribe(listener, "trades", Rig.instruments(300).toArray(String[]::new));
        rig.accept();
        int confirmed = 0;
        int requests = 0;
        while (confirmed < 300) {
            assertThat(rig.link().sent).hasSize(1);
            assertThat(rig.link().sent.peek().length()).isLessThan(4_096);
            assertThat(subscription.confirmed().toCompletableFuture()).isNotDone();
            confirmed += rig.acknowledge("subscribe");
            requests++;
        }
        assertThat(requests).isBetween(3, 5);
        assertThat(subscription.confirmed().toCompletableFuture()).isCompleted();
        rig.expectNothingSent();
    }

    @Test
    void keepsTheOrderOfMessages() {
        rig.subscribe(listener, "trades", "A-USDT", "B-USDT");
        rig.agree();
        for (int i = 0; i < 100; i++) {
            rig.push(Rig.trade(i % 3 == 0 ? "A-USDT" : "B-USDT", i));
        }
        assertThat(listener.tradeIds())
                .isEqualTo(IntStream.range(0, 100).mapToObj(Integer::toString).toList());
    }

    @Test
    void givesTheInstrumentOfAMessageWhenTheSubscriptionNamesNone() {
        rig.subscribePrivately(listener, "orders");
        rig.agree();
        rig.push("{\"arg\":{\"channel\":\"orders\",\"instId\":\"KITE-USDT\"},\"action\":\"update\",\"data\":[]}");
        rig.push("{\"arg\":{\"channel\":\"orders\"},\"action\":\"snapshot\",\"data\":[]}");
        assertThat(listener.pushes).extracting(Push::instId).containsExactly("KITE-USDT", null);
        assertThat(listener.pushes).extracting(Push::action).containsExactly("update", "snapshot");
    }

    @Test
    void tellsOfAMessageThatCannotBeDecodedAndGoesOn() {
        Subscription subscription = rig.subscribe(listener, "trades", "A-USDT");
        rig.agree();
        rig.push("{\"arg\":{\"channel\":\"trades\",\"instId\":\"A-USDT\"},\"data\":[{\"price\":\"dear\"}]}");
        rig.push("{\"arg\":{\"channel\":\"trades\",\"instId\":\"A-USDT\"},\"data\":7}");
        rig.push("{\"arg\":{\"channel\":\"trades\",\"instId\":\"A-USDT\"}}");
        rig.push("no JSON at all");
        rig.push("[1,2]");
        rig.push(Rig.trade("A-USDT", 5));
        assertThat(listener.undecodable).hasSize(3).allSatisfy(push -> {
            assertThat(push.instId()).isEqualTo("A-USDT");
            assertThat(push.channel().routeName()).isEqualTo("trades");
        });
        assertThat(listener.undecodable.get(0).reason()).contains("decimal");
        assertThat(listener.tradeIds()).containsExactly("5");
        assertThat(subscription.status().undecodable()).isEqualTo(3);
        assertThat(rig.connection().reconnects()).isZero();
    }

    @Test
    void goesOnWhenTheListenerThrows() {
        List<Push> seen = new ArrayList<>();
        rig.subscribe(Rig.request("trades", List.of("A-USDT"), null, rig.loop::execute, push -> {
            seen.add(push);
            throw new IllegalStateException("a listener of this test fails on purpose");
        }));
        rig.agree();
        rig.push(Rig.trade("A-USDT", 1));
        rig.push(Rig.trade("A-USDT", 2));
        assertThat(seen).hasSize(2);
    }

    @Test
    void closesTheSocketWithItsLastSubscription() {
        Subscription subscription = rig.subscribe(listener, "trades", "A-USDT");
        rig.agree();
        CompletionStage<Void> closing = subscription.close();
        rig.loop.settle();
        assertThat(closing.toCompletableFuture()).isCompleted();
        assertThat(rig.link().closedByClient).isTrue();
        assertThat(subscription.status().state()).isEqualTo(SubscriptionState.CLOSED);
        assertThat(rig.streams.connections()).isEmpty();
        rig.push(Rig.trade("A-USDT", 9));
        assertThat(listener.pushes).isEmpty();
    }

    @Test
    void unsubscribesWhilePausedAndSubscribesAgain() {
        Subscription subscription = rig.subscribe(listener, "trades", "A-USDT");
        rig.agree();
        subscription.pause();
        rig.loop.settle();
        assertThat(subscription.status().state()).isEqualTo(SubscriptionState.PAUSED);
        assertThat(rig.exchange.open()).isZero();

        CompletionStage<Void> again = subscription.resume();
        rig.awaitDial(Duration.ofSeconds(5));
        assertThat(again.toCompletableFuture()).isNotDone();
        rig.agree();
        assertThat(again.toCompletableFuture()).isCompleted();
        rig.push(Rig.trade("A-USDT", 3));
        assertThat(listener.tradeIds()).containsExactly("3");
        assertThat(listener.states)
                .containsExactly(
                        SubscriptionState.STREAMING,
                        SubscriptionState.PAUSED,
                        SubscriptionState.SUBSCRIBING,
                        SubscriptionState.STREAMING);
    }
}
