package io.github.camelblofin.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.api.Socket;
import io.github.camelblofin.simulator.fault.ActiveFault;
import io.github.camelblofin.simulator.fault.SocketFault;
import io.github.camelblofin.simulator.wire.Json;
import io.github.camelblofin.time.WallClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each fault of pushes: missing, doubled, swapped, broken. Time stands still unless a test moves it. */
class PushFaultTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private BlofinSimulator simulator;
    private SocketCaller caller;

    @BeforeEach
    void subscribe() {
        simulator = BlofinSimulator.builder()
                .instruments("BTC-USDT")
                .virtualTime(Instant.ofEpochMilli(WallClock.SYSTEM.millis()))
                .start();
        caller = new SocketCaller(simulator, Socket.PUBLIC);
        caller.subscribe("books", "BTC-USDT").awaitPush("books");
    }

    @AfterEach
    void close() {
        caller.close();
        simulator.close();
    }

    /** The numbers of the pushes of books, as pairs of what they continue and what they are. */
    private List<JsonNode> books(int atLeast) {
        while (caller.pushes("books").size() < atLeast) {
            simulator.advance(Duration.ofSeconds(1));
            caller.say("ping");
        }
        return caller.pushes("books");
    }

    private static long continues(JsonNode push) {
        return push.at("/data/prevSeqId").asLong();
    }

    private static long number(JsonNode push) {
        return push.at("/data/seqId").asLong();
    }

    @Test
    void withoutFaultsTheSequenceHasNoGap() {
        List<JsonNode> pushes = books(10);
        for (int i = 1; i < pushes.size(); i++) {
            assertThat(continues(pushes.get(i))).isEqualTo(number(pushes.get(i - 1)));
        }
    }

    @Test
    void aLostUpdateIsAGap() {
        ActiveFault gap = simulator.faults().next(1, SocketFault.lose("books").of("books", "BTC-USDT"));
        List<JsonNode> pushes = books(3);

        assertThat(gap.hits()).isEqualTo(1);
        assertThat(continues(pushes.get(1))).isGreaterThan(number(pushes.get(0)));
        assertThat(continues(pushes.get(2))).isEqualTo(number(pushes.get(1)));
    }

    @Test
    void aDuplicateComesTwice() {
        simulator.faults().next(1, SocketFault.duplicate("books"));
        List<JsonNode> pushes = books(4);

        assertThat(pushes.get(2)).isEqualTo(pushes.get(1));
        assertThat(continues(pushes.get(3))).isEqualTo(number(pushes.get(2)));
    }

    @Test
    void twoUpdatesAreSwapped() {
        simulator.faults().next(1, SocketFault.reorder("books"));
        List<JsonNode> pushes = books(4);

        assertThat(continues(pushes.get(1))).isEqualTo(number(pushes.get(2)));
        assertThat(continues(pushes.get(2))).isEqualTo(number(pushes.get(0)));
        assertThat(continues(pushes.get(3))).isEqualTo(number(pushes.get(1)));
    }

    @Test
    void pushesAreTruncatedOrNoJson() {
        ActiveFault truncated = simulator.faults().next(1, SocketFault.truncate("books"));
        ActiveFault malformed = simulator.faults().next(1, SocketFault.malform("books"));
        while (!truncated.over() || !malformed.over()) {
            simulator.advance(Duration.ofSeconds(1));
        }
        caller.say("ping").awaitText("pong");

        assertThat(caller.heard().stream().filter(text -> text.startsWith("{")).filter(text -> Json.parse(
                                text.getBytes(StandardCharsets.UTF_8))
                        .isEmpty()))
                .hasSize(2);
    }

    @Test
    void aSilentChannelLeavesOthersAndPongs() {
        ActiveFault silent = simulator.faults().untilCleared(SocketFault.withhold("books"));
        caller.subscribe("trades", "BTC-USDT");
        caller.awaitMessage(message -> message.at("/arg/channel").asText().equals("trades"));
        simulator.advance(Duration.ofSeconds(20));
        caller.awaitPush("trades");
        caller.say("ping").awaitText("pong");
        assertThat(caller.pushes("books")).hasSize(1);

        caller.unsubscribe("books", "BTC-USDT").subscribe("books", "BTC-USDT");
        await().atMost(PATIENCE)
                .until(() -> caller.heard().stream()
                                .filter(text -> text.contains("\"event\":\"subscribe\"") && text.contains("books"))
                                .count()
                        == 2);
        assertThat(caller.pushes("books")).as("nor a first picture").hasSize(1);

        silent.clear();
        books(2);
    }
}
