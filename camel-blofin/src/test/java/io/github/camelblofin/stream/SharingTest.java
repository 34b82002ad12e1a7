package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelblofin.auth.Credentials;
import io.github.camelblofin.auth.FixedCredentials;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharingTest {
    private final Rig rig = new Rig(StreamSettings.DEFAULTS.withMaxSubscriptionsPerConnection(5));
    private final RecordingListener first = new RecordingListener();
    private final RecordingListener second = new RecordingListener();

    @AfterEach
    void leaveNothingOver() {
        rig.close();
    }

    @Test
    void twoSubscribersShareOneExchangeSubscription() {
        rig.subscribe(first, "trades", "A-USDT");
        rig.agree();
        Subscription later = rig.subscribe(second, "trades", "A-USDT");
        assertThat(later.confirmed().toCompletableFuture()).as("right away").isCompleted();
        rig.expectNothingSent();
        assertThat(rig.exchange.links).hasSize(1);
        assertThat(rig.connection().subscriptions()).isEqualTo(1);

        rig.push(Rig.trade("A-USDT", 1));
        assertThat(first.tradeIds()).containsExactly("1");
        assertThat(second.tradeIds()).containsExactly("1");
    }

    @Test
    void unsubscribesOnlyWhenTheLastHasGone() {
        Subscription one = rig.subscribe(first, "trades", "A-USDT");
        Subscription two = rig.subscribe(second, "trades", "A-USDT", "B-USDT");
        rig.agree();

        CompletionStage<Void> closing = one.close();
        rig.loop.settle();
        assertThat(closing.toCompletableFuture()).isCompleted();
        rig.expectNothingSent();
        rig.push(Rig.trade("A-USDT", 2));
        assertThat(first.pushes).isEmpty();
        assertThat(second.tradeIds()).containsExactly("2");
        assertThat(two.status().confirmed()).isEqualTo(2);
    }

    @Test
    void leavesOnlyWhatNobodyElseWants() {
        Subscription one = rig.subscribe(first, "trades", "A-USDT", "B-USDT");
        rig.subscribe(second, "trades", "B-USDT");
        rig.agree();
        CompletionStage<Void> closing = one.close();
        rig.loop.settle();
        assertThat(closing.toCompletableFuture()).as("before the answer").isNotDone();
        assertThat(rig.sent())
                .hasToString("{\"op\":\"unsubscribe\",\"args\":[{\"channel\":\"trades\",\"instId\":\"A-USDT\"}]}");
        rig.push(Rig.trade("A-USDT", 4));
        rig.push(Rig.ack("unsubscribe", "trades", "A-USDT"));
        assertThat(closing.toCompletableFuture()).isCompleted();
        assertThat(rig.connection().subscriptions()).isEqualTo(1);
        assertThat(first.pushes).isEmpty();
        rig.push(Rig.trade("B-USDT", 3));
        assertThat(second.tradeIds()).containsExactly("3");
    }

    @Test
    void unansweredUnsubscribeEndsWithoutAReconnect() {
        Subscription one = rig.subscribe(first, "trades", "A-USDT");
        rig.subscribe(second, "trades", "B-USDT");
        rig.agree();
        CompletionStage<Void> closing = one.close();
        rig.passSeconds(10);
        assertThat(closing.toCompletableFuture()).isCompleted();
        assertThat(rig.connection().reconnects()).isZero();
    }

    @Test
    void returnWhileTheUnsubscribeIsOnItsWaySubscribesAgainAfterIt() {
        Subscription one = rig.subscribe(first, "trades", "A-USDT");
        rig.subscribe(second, "trades", "B-USDT");
        rig.agree();
        one.close();
        rig.loop.settle();
        String unsubscribe = rig.link().sent.poll();
        assertThat(unsubscribe).contains("unsubscribe");

        RecordingListener third = new RecordingListener();
        Subscription again = rig.subscribe(third, "trades", "A-USDT");
        assertThat(again.confirmed().toCompletableFuture()).isNotDone();
        rig.expectNothingSent();
        rig.push(Rig.ack("subscribe", "trades", "A-USDT"));
        assertThat(again.confirmed().toCompletableFuture())
                .as("by a stale answer")
                .isNotDone();
        rig.push(Rig.ack("unsubscribe", "trades", "A-USDT"));
        rig.acknowledge("subscribe");
        assertThat(again.confirmed().toCompletableFuture()).isCompleted();
        rig.push(Rig.trade("A-USDT", 8));
        assertThat(third.tradeIds()).containsExactly("8");
    }

    @Test
    void fullConnectionIsFollowedByAnother() {
        Subscription many = rig.subscribe(first, "trades", Rig.instruments(12).toArray(String[]::new));
        rig.agree();
        rig.passSeconds(1);
        rig.agree();
        rig.passSeconds(1);
        rig.agree();
        assertThat(rig.streams.connections())
                .extracting(ConnectionStatus::subscriptions)
                .containsExactly(5, 5, 2);
        assertThat(many.confirmed().toCompletableFuture()).isCompleted();

        rig.subscribe(second, "tickers", "A-USDT");
        assertThat(rig.streams.connections()).hasSize(3);
        many.close();
        rig.loop.settle();
        rig.agreeToRequests();
        assertThat(rig.streams.connections())
                .extracting(ConnectionStatus::subscriptions)
                .containsExactly(1);
    }

    @Test
    void lossOfOneConnectionLeavesTheOtherAlone() {
        Subscription many = rig.subscribe(first, "trades", Rig.instruments(6).toArray(String[]::new));
        rig.agree();
        rig.passSeconds(1);
        rig.agree();
        rig.drop();
        assertThat(many.status().confirmed()).isEqualTo(5);
        rig.exchange.links.get(0).push(Rig.trade("COIN0-USDT", 1));
        rig.loop.settle();
        assertThat(first.tradeIds()).containsExactly("1");
    }

    @Test
    void equalKeysShareAConnectionAndDifferentOnesDoNot() {
        rig.subscribePrivately(first, "orders");
        rig.subscribePrivately(second, "positions");
        assertThat(rig.streams.connections()).hasSize(1);
        Credentials other = Credentials.of("lark-0815", "sesame", "open");
        rig.subscribe(Rig.request(
                "orders", List.of(), new FixedCredentials(other), rig.loop::execute, new RecordingListener()));
        assertThat(rig.streams.connections()).hasSize(2);
    }

    @Test
    void joiningAStreamingConnectionAsksOnlyForWhatIsNew() {
        rig.subscribe(first, "trades", "A-USDT");
        rig.agree();
        rig.subscribe(second, "trades", "A-USDT", "B-USDT");
        assertThat(rig.connection().state()).isEqualTo(ConnectionState.SUBSCRIBING);
        rig.push(Rig.trade("A-USDT", 1));
        assertThat(first.pushes).as("flows meanwhile").hasSize(1);
        assertThat(rig.acknowledge("subscribe")).isEqualTo(1);
        assertThat(rig.connection().state()).isEqualTo(ConnectionState.STREAMING);
    }

    @Test
    void closingBeforeItBeganLeavesNothing() {
        Subscription subscription =
                rig.streams.subscribe(Rig.request("trades", List.of("A-USDT"), null, rig.loop::execute, first));
        CompletionStage<Void> closing = subscription.close();
        rig.pass(Duration.ofSeconds(5));
        assertThat(closing.toCompletableFuture()).isCompleted();
        assertThat(subscription.confirmed().toCompletableFuture()).isCompletedExceptionally();
        assertThat(rig.exchange.open()).isZero();
    }

    @Test
    void requestSaysWhatIsMissing() {
        assertThatThrownBy(() -> Rig.request("trades", List.of(), null, Runnable::run, first))
                .hasMessageContaining("needs an instrument");
        assertThatThrownBy(() -> Rig.request("orders", List.of(), null, Runnable::run, first))
                .hasMessageContaining("private")
                .hasMessageContaining("apiKey");
        assertThatThrownBy(() ->
                        Rig.request("account", List.of("A-USDT"), new FixedCredentials(Rig.KEY), Runnable::run, first))
                .hasMessageContaining("takes no instrument");
    }

    @Test
    void givesALateListenerOfAStateItsSnapshotBySubscribingAgain() {
        rig.subscribe(first, "books", "A-USDT");
        rig.agree();
        RecordingListener late = new RecordingListener();
        rig.subscribe(late, "books", "A-USDT");
        assertThat(late.confirmed).isEmpty();
        rig.acknowledge("unsubscribe");
        rig.acknowledge("subscribe");
        rig.expectNothingSent();
        assertThat(late.confirmed).containsExactly("A-USDT");
        assertThat(first.confirmed).containsExactly("A-USDT", "A-USDT");
        assertThat(rig.exchange.open()).isEqualTo(1);
    }

    @Test
    void renewsASubscriptionOnTheSameSocket() {
        Subscription subscription = rig.subscribe(first, "trades", "A-USDT", "B-USDT");
        rig.agree();
        subscription.renew("B-USDT");
        subscription.renew("B-USDT");
        rig.loop.settle();
        assertThat(rig.acknowledge("unsubscribe")).isEqualTo(1);
        subscription.renew("B-USDT");
        rig.loop.settle();
        assertThat(rig.acknowledge("subscribe")).isEqualTo(1);
        rig.expectNothingSent();
        assertThat(first.confirmed).containsExactly("A-USDT", "B-USDT", "B-USDT");
        rig.push(Rig.ack("subscribe", "trades", "B-USDT"));
        assertThat(first.confirmed).as("a stale answer changes nothing").hasSize(3);
        assertThat(subscription.status().confirmed()).isEqualTo(2);
    }

    @Test
    void forgetsARenewalWhenTheSocketIsLost() {
        Subscription subscription = rig.subscribe(first, "trades", "A-USDT");
        rig.agree();
        subscription.renew("A-USDT");
        rig.loop.settle();
        rig.drop();
        rig.awaitDial(Duration.ofSeconds(70));
        rig.accept();
        assertThat(rig.acknowledge("subscribe")).isEqualTo(1);
        rig.expectNothingSent();
        assertThat(subscription.status().state()).isEqualTo(SubscriptionState.STREAMING);
    }
}
