package io.github.camelblofin.simulator;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.api.Socket;
import io.github.camelblofin.auth.Credentials;
import io.github.camelblofin.auth.RequestSigner;
import io.github.camelblofin.simulator.access.PlayAccount;
import io.github.camelblofin.simulator.wire.Json;
import io.github.camelblofin.time.WallClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Talks to a simulator over one WebSocket and keeps everything it hears, in order. */
final class SocketCaller implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int NO_CLOSE_FRAME = 1006;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final WebSocket ws;
    private volatile boolean ended;
    private volatile boolean endedPolitely;

    SocketCaller(BlofinSimulator simulator, Socket socket) {
        URI uri = URI.create(simulator.baseUrl().replace("http:", "ws:") + socket.path());
        ws = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(uri, new Ear())
                .join();
    }

    /** Connected and logged in. */
    static SocketCaller loggedIn(BlofinSimulator simulator, PlayAccount account) {
        SocketCaller caller = new SocketCaller(simulator, Socket.PRIVATE);
        caller.say(login(account, account.passphrase()));
        caller.awaitMessage(message -> message.path("event").asText().equals("login"));
        return caller;
    }

    static String login(PlayAccount account, String passphrase) {
        RequestSigner signer =
                new RequestSigner(Credentials.of(account.apiKey(), account.secretKey(), account.passphrase()));
        long timestamp = WallClock.SYSTEM.millis();
        String nonce = UUID.randomUUID().toString();
        return "{\"op\":\"login\",\"args\":[{\"apiKey\":\"%s\",\"passphrase\":\"%s\",\"timestamp\":\"%d\",\"sign\":\"%s\",\"nonce\":\"%s\"}]}"
                .formatted(account.apiKey(), passphrase, timestamp, signer.signLogin(timestamp, nonce), nonce);
    }

    SocketCaller say(String text) {
        ws.sendText(text, true).join();
        return this;
    }

    SocketCaller subscribe(String channel, String instId) {
        return say("{\"op\":\"subscribe\",\"args\":[" + arg(channel, instId) + "]}");
    }

    SocketCaller unsubscribe(String channel, String instId) {
        return say("{\"op\":\"unsubscribe\",\"args\":[" + arg(channel, instId) + "]}");
    }

    private static String arg(String channel, String instId) {
        return instId == null
                ? "{\"channel\":\"%s\"}".formatted(channel)
                : "{\"channel\":\"%s\",\"instId\":\"%s\"}".formatted(channel, instId);
    }

    /** Everything heard so far. */
    List<String> heard() {
        return heard;
    }

    /** The pushes of a channel heard so far. */
    List<JsonNode> pushes(String channel) {
        return heard.stream()
                .filter(text -> text.startsWith("{"))
                .map(SocketCaller::json)
                .filter(message -> message.has("data")
                        && message.path("arg").path("channel").asText().equals(channel))
                .toList();
    }

    /** The first push of a channel. */
    JsonNode awaitPush(String channel) {
        return awaitMessage(message -> message.has("data")
                && message.path("arg").path("channel").asText().equals(channel));
    }

    /** The first JSON message that fits. */
    JsonNode awaitMessage(Predicate<JsonNode> fits) {
        return await().atMost(PATIENCE)
                .until(
                        () -> heard.stream()
                                .filter(text -> text.startsWith("{"))
                                .map(SocketCaller::json)
                                .filter(fits)
                                .findFirst()
                                .orElse(null),
                        message -> message != null);
    }

    void awaitText(String text) {
        await().atMost(PATIENCE).until(() -> heard.contains(text));
    }

    void awaitEnd() {
        await().atMost(PATIENCE).until(() -> ended);
    }

    boolean endedPolitely() {
        return endedPolitely;
    }

    private static JsonNode json(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new AssertionError("Not JSON: " + text));
    }

    @Override
    public void close() {
        ws.abort();
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            parts.append(part);
            if (last) {
                heard.add(parts.toString());
                parts.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            endedPolitely = status != NO_CLOSE_FRAME;
            ended = true;
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            ended = true;
        }
    }
}
