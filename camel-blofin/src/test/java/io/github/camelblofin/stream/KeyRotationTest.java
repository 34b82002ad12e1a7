package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.auth.Credentials;
import io.github.camelblofin.stream.MemoryTransport.MemoryLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The credentials provider gives another key while private streams run. */
class KeyRotationTest {
    private static final Credentials OLD = Credentials.of("kite-old-key", "sesame-old", "open-old");
    private static final Credentials NEW = Credentials.of("kite-new-key", "sesame-new", "open-new");

    private final Rig rig = new Rig();
    private final RecordingListener listener = new RecordingListener();
    private final List<StatusEvent> events = new ArrayList<>();
    private Credentials key = OLD;

    @AfterEach
    void leaveNothingOver() {
        rig.close();
    }

    private Subscription subscribe() {
        rig.streams.events().listen(events::add);
        Subscription subscription =
                rig.subscribe(Rig.request("orders", List.of(), () -> key, rig.loop::execute, listener));
        rig.agree();
        return subscription;
    }

    private static String order(int number) {
        return "{\"arg\":{\"channel\":\"orders\"},\"action\":\"update\",\"data\":[{\"orderId\":\"" + number
                + "\",\"state\":\"live\"}]}";
    }

    private void rotate() {
        key = NEW;
        rig.passSeconds(20);
        rig.passSeconds(2);
    }

    @Test
    void newConnectionLogsInFirstThenTheOldOneIsClosedAndNothingIsLost() {
        Subscription subscription = subscribe();
        MemoryLink old = rig.link();
        old.push(order(1));
        rotate();
        assertThat(rig.exchange.links).hasSize(2);
        MemoryLink fresh = rig.link();
        assertThat(old.closedByClient).isFalse();
        old.push(order(2));
        rig.accept();
        assertThat(fresh.sent.peek()).contains("kite-new-key");
        rig.confirmLogin();
        old.push(order(3));
        assertThat(old.closedByClient).isFalse();
        rig.acknowledge("subscribe");
        assertThat(old.closedByClient).isTrue();
        fresh.push(order(3));
        fresh.push(order(4));
        rig.loop.settle();
        assertThat(listener.pushes).extracting(push -> push.text().data()).hasSize(4);
        assertThat(listener.interrupted).isEmpty();
        assertThat(listener.confirmed).as("no gap, so nothing to recover").hasSize(1);
        assertThat(subscription.status().state()).isEqualTo(SubscriptionState.STREAMING);
        assertThat(rig.streams.connections()).hasSize(1);
        assertThat(events).extracting(StatusEvent::kind).contains(StatusKind.ROTATING);
        rig.passSeconds(20);
        assertThat(rig.exchange.links).as("once").hasSize(2);
    }

    @Test
    void keyThatIsRefusedLeavesTheOldConnectionInService() {
        Subscription subscription = subscribe();
        MemoryLink old = rig.link();
        rotate();
        rig.accept();
        rig.push(Rig.error("60009", "login failed for kite-new-key"));
        assertThat(listener.problems).hasSize(1);
        assertThat(listener.problems.get(0).getMessage()).contains("60009").doesNotContain("kite-new-key");
        old.push(order(5));
        rig.loop.settle();
        assertThat(listener.pushes).hasSize(1);
        assertThat(subscription.status().state()).isEqualTo(SubscriptionState.STREAMING);
        old.push("pong");
        rig.passSeconds(20);
        old.push("pong");
        assertThat(rig.exchange.links).as("not hammered").hasSize(2);
    }

    @Test
    void lossOfTheOldConnectionDuringTheChangeIsAGap() {
        subscribe();
        rotate();
        rig.exchange.links.get(0).drop();
        rig.loop.settle();
        assertThat(listener.interrupted).containsExactly("all");
        rig.agree();
        assertThat(listener.confirmed).hasSize(2);
        assertThat(rig.exchange.open()).isEqualTo(1);
    }

    @Test
    void providerThatFailsForAWhileChangesNothing() {
        rig.subscribe(Rig.request(
                "orders",
                List.of(),
                () -> {
                    if (key == null) {
                        throw new IllegalStateException("the vault is shut");
                    }
                    return key;
                },
                rig.loop::execute,
                listener));
        rig.agree();
        key = null;
        rig.passSeconds(25);
        rig.push("pong");
        assertThat(rig.connection().state()).isEqualTo(ConnectionState.STREAMING);
        assertThat(rig.exchange.links).hasSize(1);
    }

    @Test
    void allSubscribersMoveToOneNewConnection() {
        subscribe();
        RecordingListener second = new RecordingListener();
        // Providers are told apart by identity, so this has a connection of its own.
        rig.subscribe(Rig.request("positions", List.of(), () -> key, rig.loop::execute, second));
        rig.awaitDial(Duration.ofSeconds(3));
        rig.agree();
        assertThat(rig.exchange.links).hasSize(2);
        rotate();
        rig.passSeconds(3);
        for (MemoryLink link : rig.exchange.links.subList(2, 4)) {
            link.accept();
            link.push("{\"event\":\"login\",\"code\":\"0\"}");
            String channel = link.sent.peekLast().contains("positions") ? "positions" : "orders";
            link.push(Rig.ack("subscribe", channel, null));
            rig.loop.settle();
        }
        assertThat(rig.exchange.open()).isEqualTo(2);
        assertThat(rig.exchange.links.get(0).closedByClient).isTrue();
        assertThat(rig.exchange.links.get(1).closedByClient).isTrue();
    }
}
