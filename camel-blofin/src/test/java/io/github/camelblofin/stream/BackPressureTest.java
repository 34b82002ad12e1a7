package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.stream.SubscriptionRequest.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A slow listener slows the socket down; nothing is lost and nobody mistakes it for a dead one. */
class BackPressureTest {
    /** So that what a paused socket does can be seen; leaving it is another test. */
    private static final Duration VERY_PATIENT = Duration.ofHours(1);

    private final Rig rig = new Rig();
    private final RecordingListener slow = new RecordingListener();
    private final ManualExecutor worker = new ManualExecutor();

    @AfterEach
    void leaveNothingOver() {
        rig.streams.close();
        rig.loop.settle();
        work();
        rig.close();
    }

    private Subscription subscribeSlowly(int maxMessages, long maxBytes, String... instIds) {
        SubscriptionRequest plain = Rig.request("trades", List.of(instIds), null, worker, slow);
        Subscription subscription = rig.subscribe(new SubscriptionRequest(
                plain.environment(),
                plain.channel(),
                plain.instIds(),
                null,
                worker,
                slow,
                new Delivery(RowForm.TYPED, OverflowPolicy.BLOCK, maxMessages, maxBytes, VERY_PATIENT)));
        rig.agree();
        return subscription;
    }

    private void work() {
        while (worker.runOne()) {
            rig.loop.settle();
        }
    }

    @Test
    void pausesTheSocketWhenFullAndResumesWhenHalfEmpty() {
        Subscription subscription = subscribeSlowly(10, 1_000_000, "A-USDT");
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            rig.push(Rig.trade("A-USDT", i));
            sent.add(Integer.toString(i));
        }
        assertThat(rig.link().paused).isTrue();
        assertThat(subscription.status().waiting()).isEqualTo(10);
        assertThat(rig.link().held()).isEqualTo(40);
        work();
        assertThat(rig.link().paused).isFalse();
        assertThat(slow.tradeIds()).isEqualTo(sent);
        assertThat(subscription.status().waiting()).isZero();
    }

    @Test
    void pausesTheSocketWhenThereAreTooManyBytes() {
        Subscription subscription = subscribeSlowly(1_000_000, 1_000, "A-USDT");
        for (int i = 0; i < 50; i++) {
            rig.push(Rig.trade("A-USDT", i));
        }
        assertThat(rig.link().paused).isTrue();
        assertThat(subscription.status().waiting()).isLessThan(10);
        work();
        assertThat(slow.tradeIds()).hasSize(50);
    }

    @Test
    void boundHoldsWhateverTheOrderOfSteps() {
        Subscription subscription = subscribeSlowly(7, 1_000_000, "A-USDT");
        for (int i = 0; i < 500; i++) {
            rig.push(Rig.trade("A-USDT", i));
            assertThat(subscription.status().waiting()).isLessThanOrEqualTo(8);
            if (i % 11 == 0) {
                worker.runOne();
                rig.loop.settle();
            }
        }
        work();
        assertThat(slow.tradeIds())
                .hasSize(500)
                .isSortedAccordingTo((a, b) -> Integer.parseInt(a) - Integer.parseInt(b));
    }

    @Test
    void pausedSocketIsPingedButNotHeldForDead() {
        subscribeSlowly(1, 1_000_000, "A-USDT");
        rig.push(Rig.trade("A-USDT", 1));
        assertThat(rig.link().paused).isTrue();
        rig.passSeconds(600);
        assertThat(rig.connection().reconnects()).isZero();
        assertThat(rig.link().sent)
                .as("the exchange must see us")
                .hasSizeBetween(29, 31)
                .containsOnly("ping");

        work();
        assertThat(rig.link().paused).isFalse();
        rig.link().sent.clear();
        rig.passSeconds(19);
        assertThat(rig.connection().reconnects()).isZero();
        rig.passSeconds(12);
        assertThat(rig.connection().reconnects())
                .as("silent and read again: now it counts")
                .isEqualTo(1);
    }

    @Test
    void pauseBetweenPingAndAnswerIsNoDeath() {
        subscribeSlowly(1, 1_000_000, "A-USDT");
        rig.passSeconds(21);
        assertThat(rig.link().sent).containsExactly("ping");
        rig.push(Rig.trade("A-USDT", 1));
        rig.push("pong");
        rig.passSeconds(60);
        assertThat(rig.connection().reconnects()).isZero();
    }

    @Test
    void answersThatCannotBeHeardAreNotMissed() {
        subscribeSlowly(1, 1_000_000, "A-USDT");
        rig.push(Rig.trade("A-USDT", 1));
        RecordingListener other = new RecordingListener();
        Subscription second = rig.subscribe(other, "trades", "B-USDT");
        rig.agreeToRequests();
        rig.passSeconds(60);
        assertThat(rig.connection().reconnects()).isZero();
        assertThat(second.confirmed().toCompletableFuture()).isNotDone();
        work();
        assertThat(second.confirmed().toCompletableFuture()).isCompleted();
    }

    @Test
    void answersThatDoNotComeAfterThePauseAreMissed() {
        subscribeSlowly(1, 1_000_000, "A-USDT");
        rig.push(Rig.trade("A-USDT", 1));
        rig.subscribe(new RecordingListener(), "trades", "B-USDT");
        work();
        rig.passSeconds(9);
        assertThat(rig.connection().reconnects()).isZero();
        rig.passSeconds(1);
        assertThat(rig.connection().reconnects()).isEqualTo(1);
    }

    @Test
    void socketIsReadAgainWhenTheSlowOneLeaves() {
        Subscription subscription = subscribeSlowly(1, 1_000_000, "A-USDT");
        RecordingListener other = new RecordingListener();
        rig.subscribe(other, "trades", "B-USDT");
        rig.agreeToRequests();
        rig.push(Rig.trade("A-USDT", 1));
        rig.push(Rig.trade("B-USDT", 2));
        assertThat(other.pushes).isEmpty();
        subscription.close();
        rig.loop.settle();
        assertThat(rig.link().paused).isFalse();
        assertThat(other.tradeIds()).containsExactly("2");
    }

    @Test
    void socketLostWhileHeldIsReplacedAndReadUntilItIsFullAgain() {
        subscribeSlowly(2, 1_000_000, "A-USDT");
        rig.push(Rig.trade("A-USDT", 1));
        rig.push(Rig.trade("A-USDT", 2));
        assertThat(rig.link().paused).isTrue();
        rig.drop();
        rig.awaitDial(Duration.ofSeconds(3));
        rig.agree();
        assertThat(rig.connection().state()).isEqualTo(ConnectionState.STREAMING);
        rig.push(Rig.trade("A-USDT", 3));
        rig.push(Rig.trade("A-USDT", 4));
        assertThat(rig.link().paused).isTrue();
        work();
        assertThat(slow.tradeIds()).containsExactly("1", "2", "3", "4");
    }

    @Test
    void pauseKeepsWhatWasReceived() {
        Subscription subscription = subscribeSlowly(10, 1_000_000, "A-USDT");
        rig.push(Rig.trade("A-USDT", 1));
        subscription.pause();
        rig.loop.settle();
        assertThat(subscription.status().waiting()).isEqualTo(1);
        work();
        assertThat(slow.tradeIds()).containsExactly("1");
    }

    @Test
    void closeDropsWhatWaitsAndCompletesWhenTheWorkerIsDone() {
        Subscription subscription = subscribeSlowly(10, 1_000_000, "A-USDT");
        rig.push(Rig.trade("A-USDT", 1));
        var closing = subscription.close().toCompletableFuture();
        rig.loop.settle();
        assertThat(closing).isNotDone();
        work();
        assertThat(closing).isCompleted();
        assertThat(slow.pushes).isEmpty();
    }
}
