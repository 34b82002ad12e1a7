package io.github.camelblofin.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.api.Socket;
import io.github.camelblofin.simulator.socket.ConnectionView;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The life of a WebSocket connection: ping, login, subscriptions, and how it ends. */
class SocketTest {
    private final AtomicLong nanos = new AtomicLong();
    private BlofinSimulator simulator;

    @BeforeEach
    void start() {
        simulator = BlofinSimulator.builder()
                .instruments("BTC-USDT", "ETH-USDT")
                .ticker(nanos::get)
                .start();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @EnumSource(Socket.class)
    void everySocketAnswersPing(Socket path) {
        try (SocketCaller socket = new SocketCaller(simulator, path)) {
            socket.say("ping").awaitText("pong");

            assertThat(simulator.connections()).extracting(ConnectionView::path).containsExactly(path.path());
        }
    }

    @Test
    void aLoginIsAcknowledged() {
        try (SocketCaller socket = new SocketCaller(simulator, Socket.PRIVATE)) {
            socket.say(SocketCaller.login(simulator.account(), simulator.passphrase()));

            JsonNode ack = socket.awaitMessage(message -> true);

            assertThat(ack.toString()).isEqualTo("{\"event\":\"login\",\"code\":\"0\",\"msg\":\"\"}");
            assertThat(simulator.connections().get(0).account())
                    .isEqualTo(simulator.account().name());
        }
    }

    @Test
    void aLoginThatFailsIs60009WithoutAReason() {
        try (SocketCaller socket = new SocketCaller(simulator, Socket.PRIVATE)) {
            String genuine = SocketCaller.login(simulator.account(), simulator.passphrase());
            String[] failing = {
                genuine.replace(simulator.apiKey(), "play-key-nobody"),
                genuine.replace(simulator.passphrase(), "play-pass-wrong"),
                genuine.replaceFirst("\"sign\":\"....", "\"sign\":\"AAAA"),
                genuine.replaceFirst("\"timestamp\":\"\\d{3}", "\"timestamp\":\"111"),
                "{\"op\":\"login\",\"args\":[]}",
                "{\"op\":\"login\"}"
            };
            for (String login : failing) {
                socket.say(login);
            }

            await().until(() -> socket.heard().size() == failing.length);

            assertThat(socket.heard())
                    .containsOnly("{\"event\":\"error\",\"code\":\"60009\",\"msg\":\"Login failed.\"}");
            socket.say(genuine)
                    .awaitMessage(message -> message.path("event").asText().equals("login"));
        }
    }

    @Test
    void aLoginCannotBeReplayed() {
        String login = SocketCaller.login(simulator.account(), simulator.passphrase());
        try (SocketCaller first = new SocketCaller(simulator, Socket.PRIVATE);
                SocketCaller second = new SocketCaller(simulator, Socket.PRIVATE)) {
            first.say(login)
                    .awaitMessage(message -> message.path("event").asText().equals("login"));
            second.say(login)
                    .awaitMessage(message -> message.path("code").asText().equals("60009"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUBLIC | {\"op\":\"subscribe\",\"args\":[{\"channel\":\"no-such\",\"instId\":\"BTC-USDT\"}]}",
                "PUBLIC | {\"op\":\"subscribe\",\"args\":[{\"channel\":\"trades\"}]}",
                "PUBLIC | {\"op\":\"subscribe\",\"args\":[{\"channel\":\"trades\",\"instId\":\"NO-SUCH\"}]}",
                "PUBLIC | {\"op\":\"subscribe\",\"args\":[{\"channel\":\"candle1h\",\"instId\":\"BTC-USDT\"}]}",
                "PUBLIC | {\"op\":\"subscribe\",\"args\":[{\"channel\":\"orders\"}]}",
                "PUBLIC | {\"op\":\"subscribe\",\"args\":[{\"channel\":\"trades\",\"instId\":\"BTC-USDT,ETH-USDT\"}]}",
                "PUBLIC | {\"op\":\"subscribe\",\"args\":{\"channel\":\"trades\",\"instId\":\"BTC-USDT\"}}",
                "PUBLIC | {\"op\":\"subscribe\",\"args\":[]}",
                "PUBLIC | {\"op\":\"subscribe\"}",
                "PUBLIC | {\"op\":\"unsubscribe\",\"args\":[{\"channel\":\"trades\",\"instId\":\"BTC-USDT\"}]}",
                "PUBLIC | {\"op\":\"shout\"}",
                "PUBLIC | {\"op\":",
                "PUBLIC | hello",
                "PRIVATE | {\"op\":\"subscribe\",\"args\":[{\"channel\":\"orders\"}]}",
                "COPYTRADING_PRIVATE | {\"op\":\"subscribe\",\"args\":[{\"channel\":\"copytrading-orders\"}]}",
                "SPOT_PUBLIC | {\"op\":\"subscribe\",\"args\":[{\"channel\":\"trades\",\"instId\":\"BTC-USDT\",\"instType\":\"SPOT\"}]}",
            })
    void aWrongRequestIs60012AndRepeated(Socket path, String request) {
        try (SocketCaller socket = new SocketCaller(simulator, path)) {
            JsonNode error = socket.say(request).awaitMessage(message -> true);

            assertThat(error.path("event").asText()).isEqualTo("error");
            assertThat(error.path("code").asText()).isEqualTo("60012");
            assertThat(error.path("msg").asText()).isEqualTo("Invalid request: " + request);
            socket.say("ping").awaitText("pong");
        }
    }

    @Test
    void oneWrongArgumentRefusesTheWholeRequest() {
        try (SocketCaller socket = new SocketCaller(simulator, Socket.PUBLIC)) {
            socket.say(
                            "{\"op\":\"subscribe\",\"args\":[{\"channel\":\"trades\",\"instId\":\"BTC-USDT\"},{\"channel\":\"x\"}]}")
                    .awaitMessage(message -> message.path("code").asText().equals("60012"));

            assertThat(simulator.connections().get(0).subscriptions()).isEmpty();
        }
    }

    @Test
    void argumentsOfMoreThan4096BytesAreRefused() {
        String arg = "{\"channel\":\"trades\",\"instId\":\"BTC-USDT\"}";
        String fits = "{\"op\":\"subscribe\",\"args\":["
                + String.join(",", Collections.nCopies(4096 / (arg.length() + 1) - 1, arg)) + "]}";
        String tooLong = "{\"op\":\"subscribe\",\"args\":["
                + String.join(",", Collections.nCopies(4096 / arg.length() + 1, arg)) + "]}";
        try (SocketCaller socket = new SocketCaller(simulator, Socket.PUBLIC)) {
            socket.say(fits)
                    .awaitMessage(message -> message.path("event").asText().equals("subscribe"));
            socket.say(tooLong)
                    .awaitMessage(message -> message.path("code").asText().equals("60012"));
        }
    }

    @Test
    void eachArgumentIsAcknowledgedAndUnsubscribingEndsThePushes() {
        try (SocketCaller socket = new SocketCaller(simulator, Socket.PUBLIC)) {
            socket.subscribe("tickers", "BTC-USDT").subscribe("trades", "BTC-USDT");
            socket.awaitText("{\"event\":\"subscribe\",\"arg\":{\"channel\":\"tickers\",\"instId\":\"BTC-USDT\"}}");
            socket.awaitPush("tickers");
            socket.awaitPush("trades");

            socket.unsubscribe("trades", "BTC-USDT");
            String ack = "{\"event\":\"unsubscribe\",\"arg\":{\"channel\":\"trades\",\"instId\":\"BTC-USDT\"}}";
            socket.awaitText(ack);
            int tickers = socket.pushes("tickers").size();
            await().until(() -> socket.pushes("tickers").size() > tickers);

            assertThat(socket.heard()
                            .subList(socket.heard().indexOf(ack), socket.heard().size()))
                    .noneMatch(text -> text.contains("tradeId"));
            assertThat(simulator.connections().get(0).subscriptions()).containsExactly("tickers BTC-USDT");
        }
    }

    @Test
    void aSilentClientIsClosedAfterHalfAMinuteAPingingOneIsNot() {
        try (SocketCaller silent = new SocketCaller(simulator, Socket.PUBLIC);
                SocketCaller pinging = new SocketCaller(simulator, Socket.PUBLIC)) {
            nanos.addAndGet(Duration.ofSeconds(25).toNanos());
            pinging.say("ping").awaitText("pong");
            nanos.addAndGet(Duration.ofSeconds(6).toNanos());

            silent.awaitEnd();

            assertThat(silent.endedPolitely()).isTrue();
            assertThat(simulator.connections()).hasSize(1);
        }
    }

    @Test
    void droppedConnectionsEndWithoutACloseFrame() {
        try (SocketCaller open = new SocketCaller(simulator, Socket.PUBLIC);
                SocketCaller own = SocketCaller.loggedIn(simulator, simulator.account())) {
            open.subscribe("books", "BTC-USDT").awaitPush("books");
            assertThat(simulator.connections()).hasSize(2);

            simulator.dropConnections();

            open.awaitEnd();
            own.awaitEnd();
            assertThat(open.endedPolitely() || own.endedPolitely()).isFalse();
            await().until(() -> simulator.connections().isEmpty());
        }
        try (SocketCaller again = new SocketCaller(simulator, Socket.PUBLIC)) {
            again.subscribe("trades", "BTC-USDT").awaitPush("trades");
        }
    }
}
