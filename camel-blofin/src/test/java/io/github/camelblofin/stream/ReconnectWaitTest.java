package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.auth.Credentials;
import io.github.camelblofin.auth.FixedCredentials;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long the client waits before it dials again. */
class ReconnectWaitTest {
    private static final long SECOND = 1_000_000_000L;

    private final Rig rig = new Rig();
    private final RecordingListener listener = new RecordingListener();

    @AfterEach
    void leaveNothingOver() {
        rig.close();
    }

    private long secondsUntilNextDial() {
        long from = rig.loop.nanos();
        rig.awaitDial(Duration.ofMinutes(10));
        return (rig.loop.nanos() - from) / SECOND;
    }

    @Test
    void waitsLongerAndLongerUpToAMinuteWhileNothingWorks() {
        rig.subscribe(listener, "trades", "A-USDT");
        long longest = 0;
        for (int i = 0; i < 40; i++) {
            rig.link().fail("refused");
            long waited = secondsUntilNextDial();
            assertThat(waited).isBetween(1L, 60L);
            if (i == 0) {
                assertThat(waited).isLessThanOrEqualTo(2);
            }
            longest = Math.max(longest, waited);
        }
        assertThat(longest).isGreaterThan(30);
    }

    @Test
    void shortStreamingDoesNotShortenTheWait() {
        rig.subscribe(listener, "trades", "A-USDT");
        long total = 0;
        for (int i = 0; i < 12; i++) {
            rig.agree();
            rig.passSeconds(15);
            rig.drop();
            total += secondsUntilNextDial();
        }
        assertThat(total).as("seconds waited over 12 losses").isGreaterThan(12 * 4);
    }

    @Test
    void stableStreamingStartsShortAgain() {
        rig.subscribe(listener, "trades", "A-USDT");
        for (int i = 0; i < 10; i++) {
            rig.link().fail("refused");
            secondsUntilNextDial();
        }
        for (int i = 0; i < 10; i++) {
            rig.agree();
            rig.passSeconds(15);
            rig.push("pong");
            rig.passSeconds(15);
            rig.drop();
            assertThat(secondsUntilNextDial()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void banOnTheUpgradeIsWaitedOut() {
        for (int status : new int[] {429, 403}) {
            RecordingListener own = new RecordingListener();
            Subscription subscription = rig.subscribe(own, "trades", "A-USDT");
            rig.pass(Duration.ofSeconds(1));
            int attempts = rig.exchange.links.size();
            rig.link().reject(status);
            rig.passSeconds(299);
            assertThat(rig.exchange.links).hasSize(attempts);
            assertThat(subscription.status().lastError())
                    .contains("HTTP " + status)
                    .contains("shuts out");
            rig.passSeconds(2);
            assertThat(rig.exchange.links).hasSize(attempts + 1);
            subscription.close();
            rig.loop.settle();
        }
    }

    @Test
    void banHoldsBackOtherConnectionsToTheSameHost() {
        rig.subscribe(listener, "trades", "A-USDT");
        rig.link().reject(429);
        rig.subscribePrivately(listener, "orders");
        rig.passSeconds(299);
        assertThat(rig.exchange.links).hasSize(1);
        rig.passSeconds(5);
        assertThat(rig.exchange.links).hasSize(3);
    }

    @Test
    void serverErrorOnTheUpgradeIsAPlainFailure() {
        rig.subscribe(listener, "trades", "A-USDT");
        rig.link().reject(503);
        assertThat(secondsUntilNextDial()).isLessThanOrEqualTo(2);
    }

    @Test
    void connectionsToOneHostBeginAtLeastASecondApart() {
        for (int i = 0; i < 5; i++) {
            Credentials key = Credentials.of("kite-471" + i, "sesame", "open");
            rig.subscribe(Rig.request(
                    "orders", List.of(), new FixedCredentials(key), rig.loop::execute, new RecordingListener()));
        }
        rig.subscribe(listener, "trades", "A-USDT");
        assertThat(rig.exchange.dialledAt).hasSize(1);
        rig.passSeconds(5);
        assertThat(rig.exchange.dialledAt).hasSize(6);
        for (int i = 1; i < 6; i++) {
            assertThat(rig.exchange.dialledAt.get(i) - rig.exchange.dialledAt.get(i - 1))
                    .isGreaterThanOrEqualTo(SECOND);
        }
    }

    @Test
    void outageOfTenMinutesCostsNothing() {
        Subscription subscription =
                rig.subscribe(listener, "trades", Rig.instruments(100).toArray(String[]::new));
        rig.agree();
        rig.drop();
        int timers = rig.loop.timers();
        long end = rig.loop.nanos() + 600 * SECOND;
        while (rig.loop.nanos() < end) {
            rig.awaitDial(Duration.ofMinutes(2));
            rig.link().fail("refused");
            rig.loop.settle();
            assertThat(rig.loop.timers()).isLessThanOrEqualTo(timers);
            assertThat(rig.exchange.open()).isZero();
        }
        assertThat(rig.exchange.links.size()).as("attempts").isBetween(10, 60);
        assertThat(listener.states)
                .as("told once, not at each attempt")
                .containsExactly(SubscriptionState.STREAMING, SubscriptionState.INTERRUPTED);
        assertThat(subscription.status().waiting()).isZero();
        rig.awaitDial(Duration.ofMinutes(2));
        rig.agree();
        assertThat(subscription.status().confirmed()).isEqualTo(100);
    }
}
