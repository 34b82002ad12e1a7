package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Subscriptions whose instruments change while they run. */
class FollowingTest {
    private final Rig rig = new Rig();
    private final RecordingListener listener = new RecordingListener();

    @AfterEach
    void leaveNothingOver() {
        rig.close();
    }

    private Subscription following(String... instIds) {
        Subscription subscription = rig.subscribe(listener, "trades", SubscriptionRequest.FOLLOWED);
        assertThat(rig.exchange.links).as("nothing to ask for yet").isEmpty();
        subscription.follow(List.of(instIds));
        rig.loop.settle();
        return subscription;
    }

    @Test
    void listingsAreSubscribedAndDelistingsUnsubscribed() {
        Subscription subscription = following("A-USDT", "B-USDT");
        rig.agree();
        assertThat(subscription.confirmed().toCompletableFuture()).isCompleted();

        subscription.follow(List.of("B-USDT", "C-USDT"));
        rig.loop.settle();
        rig.acknowledge("subscribe");
        assertThat(rig.link().sent.peek()).contains("unsubscribe").contains("A-USDT");
        rig.agreeToRequests();
        rig.push(Rig.trade("A-USDT", 1));
        rig.push(Rig.trade("B-USDT", 2));
        rig.push(Rig.trade("C-USDT", 3));
        assertThat(listener.tradeIds()).containsExactly("2", "3");
        assertThat(listener.confirmed).containsExactly("A-USDT", "B-USDT", "C-USDT");
        assertThat(subscription.status().confirmed()).isEqualTo(2);
        assertThat(rig.exchange.links).hasSize(1);
    }

    @Test
    void sameInstrumentsAgainChangeNothing() {
        Subscription subscription = following("A-USDT");
        rig.agree();
        subscription.follow(List.of("A-USDT"));
        rig.loop.settle();
        rig.expectNothingSent();
        assertThat(listener.confirmed).hasSize(1);
    }

    @Test
    void instrumentThatIsRefusedIsLeftOutAndNoFaultOfTheStream() {
        Subscription subscription = following("A-USDT", "BAD-USDT");
        rig.accept();
        rig.sent();
        rig.push(Rig.error("60012", "no such instrument"));
        rig.acknowledge("subscribe");
        rig.sent();
        rig.push(Rig.error("60012", "no such instrument"));
        assertThat(listener.problems).hasSize(1);
        assertThat(subscription.confirmed().toCompletableFuture()).isCompleted();
        SubscriptionStatus status = subscription.status();
        assertThat(status.state()).isEqualTo(SubscriptionState.STREAMING);
        assertThat(status.confirmed()).isEqualTo(status.subscribed()).isEqualTo(1);
    }

    @Test
    void changeWhilePausedTakesEffectWhenItGoesOn() {
        Subscription subscription = following("A-USDT");
        rig.agree();
        subscription.pause();
        rig.loop.settle();
        subscription.follow(List.of("C-USDT"));
        subscription.resume();
        rig.awaitDial(Duration.ofSeconds(3));
        rig.agree();
        assertThat(listener.confirmed).containsExactly("A-USDT", "C-USDT");
    }

    @Test
    void manyInstrumentsAreSpreadOverConnections() {
        Rig small = new Rig(StreamSettings.DEFAULTS.withMaxSubscriptionsPerConnection(100));
        Subscription subscription = small.subscribe(listener, "trades", SubscriptionRequest.FOLLOWED);
        subscription.follow(Rig.instruments(250));
        small.loop.settle();
        small.agree();
        for (int i = 1; i < 3; i++) {
            small.pass(Duration.ofMillis(1_050));
            small.agree();
        }
        assertThat(small.exchange.links).hasSize(3);
        assertThat(subscription.status().confirmed()).isEqualTo(250);
        subscription.follow(Rig.instruments(290));
        small.loop.settle();
        small.agreeToRequests();
        assertThat(subscription.status().confirmed()).isEqualTo(290);
        assertThat(small.exchange.links).hasSize(3);
        small.close();
    }

    @Test
    void namedInstrumentsStay() {
        Subscription subscription = rig.subscribe(listener, "trades", "A-USDT");
        assertThatThrownBy(() -> subscription.follow(List.of("B-USDT"))).isInstanceOf(IllegalStateException.class);
    }
}
