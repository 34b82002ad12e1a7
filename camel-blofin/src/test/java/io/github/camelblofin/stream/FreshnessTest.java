package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.stream.SubscriptionRequest.Care;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Channels that should be busy and are silent, on sockets that live. */
class FreshnessTest {
    private static final Care WATCHED = new Care(1, Duration.ofSeconds(60));

    private final Rig rig = new Rig();
    private final RecordingListener listener = new RecordingListener();
    private final List<StatusEvent> events = new ArrayList<>();

    @BeforeEach
    void listen() {
        rig.streams.events().listen(events::add);
    }

    @AfterEach
    void leaveNothingOver() {
        rig.close();
    }

    /** How often the client asked for something while time passed. */
    private int asked;

    private List<StatusKind> kinds() {
        return events.stream().map(StatusEvent::kind).toList();
    }

    /** Time passes; whatever the client asks is answered, and this is pushed each ten seconds. */
    private void live(int seconds, String push) {
        for (int i = 0; i < seconds; i += 10) {
            rig.passSeconds(10);
            if (rig.link().sent.removeIf("ping"::equals)) {
                rig.push("pong");
            }
            if (rig.connection().state() == ConnectionState.CONNECTING) {
                rig.accept();
            }
            if (!rig.link().sent.isEmpty()) {
                asked++;
                rig.agreeToRequests();
            }
            if (push != null) {
                rig.push(push);
            }
        }
    }

    @Test
    void silentChannelIsSubscribedAgainThenItsConnectionIsReplaced() {
        Subscription subscription = rig.subscribe(listener, WATCHED, "tickers", "A-USDT");
        rig.agree();
        live(50, null);
        assertThat(asked).isZero();
        live(10, null);
        assertThat(asked).isEqualTo(1);
        assertThat(listener.confirmed).as("subscribed again").hasSize(2);
        assertThat(subscription.status().stale()).isEqualTo(1);
        assertThat(rig.exchange.links).hasSize(1);

        live(110, null);
        rig.passSeconds(10);
        assertThat(rig.connection().state()).isEqualTo(ConnectionState.WAITING);
        assertThat(rig.connection().lastError()).contains("tickers A-USDT is silent");
        assertThat(kinds()).contains(StatusKind.STALE, StatusKind.WAITING);
        rig.awaitDial(Duration.ofSeconds(3));
        rig.agree();
        assertThat(subscription.status().stale()).as("no message yet").isEqualTo(1);
        assertThat(subscription.status().staleAlarms()).isEqualTo(2);
        rig.push("{\"arg\":{\"channel\":\"tickers\",\"instId\":\"A-USDT\"},\"data\":[{\"last\":\"4\"}]}");
        assertThat(subscription.status().stale()).isZero();
        assertThat(kinds()).endsWith(StatusKind.FLOWING);
    }

    @Test
    void quietInstrumentBesideABusyOneCostsNoConnection() {
        rig.subscribe(listener, WATCHED, "trades", "BUSY-USDT", "QUIET-USDT");
        rig.agree();
        for (int minute = 0; minute < 24 * 60; minute++) {
            live(60, Rig.trade("BUSY-USDT", minute));
        }
        assertThat(rig.exchange.links).hasSize(1);
        assertThat(asked).as("in a day").isBetween(5, 20);
        assertThat(events).filteredOn(event -> event.kind() == StatusKind.STALE).allMatch(event -> event.instId()
                .equals("QUIET-USDT"));
    }

    @Test
    void quietInstrumentAloneReconnectsSeldom() {
        rig.subscribe(listener, WATCHED, "trades", "QUIET-USDT");
        rig.agree();
        for (int trade = 0; trade < 24 * 12; trade++) {
            live(300, null);
            rig.push(Rig.trade("QUIET-USDT", trade));
        }
        assertThat(rig.exchange.links.size())
                .as("sockets in a day of a trade every five minutes")
                .isLessThan(4);
    }

    @Test
    void channelsWhereSilenceIsNormalAreLeftAlone() {
        rig.subscribe(listener, Care.DEFAULTS, "funding-rate", "A-USDT");
        rig.agree();
        live(7_200, null);
        assertThat(rig.exchange.links).hasSize(1);
        assertThat(asked).isZero();
        assertThat(kinds()).doesNotContain(StatusKind.STALE);
    }

    @Test
    void silenceWhileTheSocketIsNotReadIsOursAndNoFault() {
        ManualExecutor worker = new ManualExecutor();
        SubscriptionRequest slow = Rig.request("trades", List.of("A-USDT"), null, worker, listener);
        Subscription subscription = rig.subscribe(new SubscriptionRequest(
                slow.environment(),
                slow.channel(),
                slow.instIds(),
                null,
                worker,
                listener,
                new SubscriptionRequest.Delivery(RowForm.TYPED, OverflowPolicy.BLOCK, 4, 1 << 20),
                WATCHED));
        rig.agree();
        for (int i = 0; i < 10; i++) {
            rig.push(Rig.trade("A-USDT", i));
        }
        assertThat(rig.link().paused).isTrue();
        rig.passSeconds(100);
        rig.expectOnlyPings();
        assertThat(subscription.status().staleAlarms()).isZero();
        while (worker.runOne()) {
            rig.loop.settle();
        }
    }
}
