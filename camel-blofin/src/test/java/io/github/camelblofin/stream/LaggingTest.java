package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.stream.MemoryTransport.MemoryLink;
import io.github.camelblofin.stream.SubscriptionRequest.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A slow listener holds its neighbours up for maxPause at most; then it leaves, and comes back when it has caught up. */
class LaggingTest {
    private static final Duration MAX_PAUSE = Duration.ofSeconds(2);

    private final Rig rig = new Rig();
    private final RecordingListener slow = new RecordingListener();
    private final RecordingListener other = new RecordingListener();
    private final ManualExecutor worker = new ManualExecutor();
    private int next;

    @AfterEach
    void leaveNothingOver() {
        rig.streams.close();
        rig.loop.settle();
        work();
        rig.close();
    }

    private Subscription subscribeSlowly(OverflowPolicy overflow, Duration maxPause) {
        SubscriptionRequest plain = Rig.request("trades", List.of("A-USDT"), null, worker, slow);
        Subscription subscription = rig.subscribe(new SubscriptionRequest(
                plain.environment(),
                plain.channel(),
                plain.instIds(),
                null,
                worker,
                slow,
                new Delivery(RowForm.TYPED, overflow, 4, 1_000_000, maxPause)));
        rig.agree();
        work();
        return subscription;
    }

    private void subscribeNeighbour() {
        rig.subscribe(other, "trades", "B-USDT");
        rig.agreeToRequests();
    }

    private void work() {
        while (worker.runOne()) {
            rig.loop.settle();
        }
    }

    private void fill() {
        for (int i = 0; i < 4; i++) {
            rig.push(Rig.trade("A-USDT", next++));
        }
    }

    /** Time passes in small steps; the exchange agrees to everything and answers pings. */
    private void passAgreeing(Duration time) {
        for (long end = rig.loop.nanos() + time.toNanos(); rig.loop.nanos() < end; ) {
            rig.pass(Duration.ofMillis(10));
            MemoryLink link = rig.link();
            if (link.sent.removeIf("ping"::equals)) {
                rig.push("pong");
            }
            rig.agreeToRequests();
        }
    }

    @Test
    void stuckListenerHoldsItsNeighbourUpForMaxPauseAndNoLonger() {
        Subscription subscription = subscribeSlowly(OverflowPolicy.BLOCK, MAX_PAUSE);
        subscribeNeighbour();
        fill();
        rig.push(Rig.trade("B-USDT", 100));
        assertThat(rig.link().paused).isTrue();
        rig.pass(MAX_PAUSE.minusMillis(1));
        assertThat(other.pushes).isEmpty();

        rig.pass(Duration.ofMillis(1));
        assertThat(rig.link().paused).isFalse();
        assertThat(other.tradeIds()).containsExactly("100");
        SubscriptionStatus status = subscription.status();
        assertThat(status.state()).isEqualTo(SubscriptionState.LAGGING);
        assertThat(status.lagged()).isEqualTo(1);
        assertThat(status.waiting()).isEqualTo(4);
        assertThat(status.lastError()).contains("too slow", "maxPause=2000 ms", "4 messages");
        assertThat(rig.acknowledge("unsubscribe")).isEqualTo(1);
    }

    @Test
    void comesBackWhenTheBacklogIsWorkedOffAndIsToldSo() {
        Subscription subscription = subscribeSlowly(OverflowPolicy.BLOCK, MAX_PAUSE);
        subscribeNeighbour();
        fill();
        passAgreeing(MAX_PAUSE);
        assertThat(subscription.status().state()).isEqualTo(SubscriptionState.LAGGING);
        passAgreeing(Duration.ofMinutes(5));
        assertThat(subscription.status().state())
                .as("not while the backlog is there")
                .isEqualTo(SubscriptionState.LAGGING);

        slow.confirmed.clear();
        slow.states.clear();
        work();
        rig.agreeToRequests();
        assertThat(slow.states).as("in order").startsWith(SubscriptionState.LAGGING, SubscriptionState.SUBSCRIBING);
        rig.push(Rig.trade("A-USDT", 50));
        work();
        assertThat(subscription.status().state()).isEqualTo(SubscriptionState.STREAMING);
        assertThat(slow.confirmed).as("so that recovery reads what was missed").containsExactly("A-USDT");
        assertThat(slow.tradeIds()).containsExactly("0", "1", "2", "3", "50");
        assertThat(rig.exchange.links)
                .as("the neighbour's socket was never touched")
                .hasSize(1);
    }

    @Test
    void leavesNoMoreOftenThanTheWaitsAllowThatGrow() {
        Subscription subscription = subscribeSlowly(OverflowPolicy.BLOCK, Duration.ZERO);
        subscribeNeighbour();
        List<Long> departures = new ArrayList<>();
        for (int second = 0; second < 300; second++) {
            for (int i = 0; i < 10; i++) {
                rig.push(Rig.trade("A-USDT", next++));
            }
            passAgreeing(Duration.ofSeconds(1));
            work();
            if (subscription.status().lagged() > departures.size()) {
                departures.add(rig.loop.nanos());
            }
        }
        assertThat(departures.size()).as("at most about one in 15 s").isBetween(3, 20);
    }

    @Test
    void listenerThatIsTooSlowByALittleTakesASmallPartOfItsNeighboursTime() {
        Subscription subscription = subscribeSlowly(OverflowPolicy.BLOCK, MAX_PAUSE);
        subscribeNeighbour();
        long paused = 0;
        long steps = 60_000;
        for (int i = 0; i < steps; i++) {
            if (!rig.link().paused && subscription.status().state() == SubscriptionState.STREAMING && i % 4 == 0) {
                fill();
            }
            if (rig.link().paused) {
                paused++;
            }
            rig.pass(Duration.ofMillis(1));
            rig.link().sent.removeIf("ping"::equals);
            rig.agreeToRequests();
            if (i % 2 == 0) {
                work();
            }
        }
        assertThat(subscription.status().lagged()).isPositive();
        assertThat(paused).as("of " + steps + " ms").isLessThan(steps / 4);
    }

    @Test
    void aloneItHoldsItsSocketAsLongAsSilenceIsAllowed() {
        Subscription subscription = subscribeSlowly(OverflowPolicy.BLOCK, MAX_PAUSE);
        fill();
        rig.passSeconds(29);
        assertThat(rig.link().paused).isTrue();
        assertThat(subscription.status().state()).isEqualTo(SubscriptionState.STREAMING);
        rig.passSeconds(2);
        assertThat(subscription.status().state())
                .as("a socket that is not read hides its end")
                .isEqualTo(SubscriptionState.LAGGING);
        assertThat(rig.exchange.open()).isZero();

        work();
        rig.passSeconds(5);
        rig.agree();
        work();
        assertThat(subscription.status().state()).isEqualTo(SubscriptionState.STREAMING);
    }

    @Test
    void whoComesToShareTheSocketOfAStuckOneWaitsForMaxPauseToo() {
        subscribeSlowly(OverflowPolicy.BLOCK, MAX_PAUSE);
        fill();
        rig.passSeconds(9);
        Subscription neighbour = rig.subscribe(other, "trades", "B-USDT");
        assertThat(rig.link().paused).isTrue();
        passAgreeing(MAX_PAUSE);
        assertThat(neighbour.status().state()).isEqualTo(SubscriptionState.STREAMING);
    }

    @Test
    void failLeavesAtOnceWithAnErrorThatSaysWhatToDo() {
        Subscription subscription = subscribeSlowly(OverflowPolicy.FAIL, MAX_PAUSE);
        subscribeNeighbour();
        fill();
        assertThat(rig.link().paused).isFalse();
        assertThat(subscription.status().state()).isEqualTo(SubscriptionState.LAGGING);
        rig.push(Rig.trade("B-USDT", 100));
        assertThat(other.tradeIds()).containsExactly("100");

        passAgreeing(Duration.ofSeconds(5));
        work();
        rig.agreeToRequests();
        work();
        assertThat(slow.tradeIds()).as("what was received is delivered").containsExactly("0", "1", "2", "3");
        assertThat(slow.problems).singleElement().satisfies(problem -> {
            assertThat(problem).isInstanceOf(BlofinUnavailableException.class);
            assertThat(problem.retryable()).isTrue();
            assertThat(problem).hasMessageContaining("overflow=fail").hasMessageContaining("concurrentConsumers");
        });
        assertThat(subscription.status().state()).isEqualTo(SubscriptionState.STREAMING);
    }

    @Test
    void suspendedWhileItLagsStaysSuspended() {
        Subscription subscription = subscribeSlowly(OverflowPolicy.FAIL, MAX_PAUSE);
        subscribeNeighbour();
        fill();
        rig.agreeToRequests();
        subscription.pause();
        rig.loop.settle();
        work();
        passAgreeing(Duration.ofMinutes(2));
        assertThat(subscription.status().state()).isEqualTo(SubscriptionState.PAUSED);
        subscription.resume();
        rig.loop.settle();
        rig.agreeToRequests();
        work();
        assertThat(subscription.status().state()).isEqualTo(SubscriptionState.STREAMING);
    }

    @Test
    void stuckForTenMinutesCostsNothingMore() {
        subscribeSlowly(OverflowPolicy.BLOCK, MAX_PAUSE);
        subscribeNeighbour();
        fill();
        passAgreeing(Duration.ofSeconds(10));
        int timers = rig.loop.timers();
        int tasks = worker.tasks.size();
        passAgreeing(Duration.ofMinutes(10));
        assertThat(rig.loop.timers()).isEqualTo(timers);
        assertThat(worker.tasks).hasSize(tasks);
    }
}
