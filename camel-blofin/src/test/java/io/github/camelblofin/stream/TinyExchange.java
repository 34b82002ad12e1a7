package io.github.camelblofin.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.time.WallClock;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A WebSocket server on this machine that agrees to everything and does what a test tells it. */
final class TinyExchange {
    final Map<ServerWebSocket, HttpConnection> sockets = new ConcurrentHashMap<>();
    final List<String> userAgents = new CopyOnWriteArrayList<>();
    final List<String> paths = new CopyOnWriteArrayList<>();
    final List<String> received = new CopyOnWriteArrayList<>();
    final AtomicInteger subscribed = new AtomicInteger();
    /** HTTP status for upgrades; 101 accepts. */
    volatile int upgradeStatus = 101;
    /** Whether {@code ping} is answered. */
    volatile boolean answersPings = true;
    /** How many of the next logins end with the line cut. */
    final AtomicInteger cutLogins = new AtomicInteger();
    /** How many of the next requests to subscribe end with the line cut. */
    final AtomicInteger cutSubscriptions = new AtomicInteger();
    /** How many of the next requests to subscribe are refused. */
    final AtomicInteger refusedSubscriptions = new AtomicInteger();
    /** How many of the next upgrades end with the line cut. */
    final AtomicInteger cutUpgrades = new AtomicInteger();
    /** How far its clock is ahead of this machine's; {@code null}: it does not tell the time. */
    volatile Duration clockAhead;
    /** How far a login's timestamp may be from its clock. */
    static final Duration TOLERANCE = Duration.ofSeconds(60);

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final HttpServer server;

    TinyExchange(Vertx vertx) throws Exception {
        this(vertx, 0);
    }

    /** At this port; 0: a free one. */
    TinyExchange(Vertx vertx, int port) throws Exception {
        server = vertx.createHttpServer()
                .requestHandler(this::upgrade)
                .listen(port, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    String url() {
        return "http://localhost:" + server.actualPort();
    }

    private void upgrade(HttpServerRequest request) {
        userAgents.add(String.valueOf(request.getHeader("User-Agent")));
        if (takeOne(cutUpgrades)) {
            request.connection().close();
            return;
        }
        if (clockAhead != null) {
            request.response().putHeader("Date", DATE.format(now()));
        }
        if (upgradeStatus == 101) {
            paths.add(request.path());
            request.toWebSocket().onSuccess(socket -> accept(socket, request.connection()));
        } else {
            request.response().setStatusCode(upgradeStatus).end();
        }
    }

    private Instant now() {
        return WallClock.SYSTEM.instant().plus(clockAhead == null ? Duration.ZERO : clockAhead);
    }

    private static boolean takeOne(AtomicInteger left) {
        return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
    }

    private void accept(ServerWebSocket socket, HttpConnection line) {
        sockets.put(socket, line);
        socket.closeHandler(nothing -> sockets.remove(socket));
        socket.textMessageHandler(text -> answer(socket, text));
    }

    private void answer(ServerWebSocket socket, String text) {
        received.add(text);
        if (text.equals("ping")) {
            if (answersPings) {
                socket.writeTextMessage("pong");
            }
            return;
        }
        try {
            JsonNode request = BlofinJson.mapper().readTree(text);
            String op = request.path("op").asText();
            if (op.equals("login")) {
                login(socket, request.path("args").path(0).path("timestamp").asLong());
                return;
            }
            if (op.equals("subscribe") && takeOne(cutSubscriptions)) {
                sockets.get(socket).close();
                return;
            }
            if (op.equals("subscribe") && takeOne(refusedSubscriptions)) {
                socket.writeTextMessage(Rig.error("429", "Too many requests"));
                return;
            }
            for (JsonNode arg : request.path("args")) {
                String instId = arg.path("instId").asText(null);
                socket.writeTextMessage(Rig.ack(op, arg.path("channel").asText(), instId));
                if (op.equals("subscribe")) {
                    subscribed.incrementAndGet();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void login(ServerWebSocket socket, long timestamp) {
        if (takeOne(cutLogins)) {
            sockets.get(socket).close();
        } else if (Math.abs(now().toEpochMilli() - timestamp) > TOLERANCE.toMillis()) {
            socket.writeTextMessage(Rig.error("60009", "Login failed"));
        } else {
            socket.writeTextMessage("{\"event\":\"login\",\"code\":\"0\",\"msg\":\"\"}");
        }
    }

    /** Reads nothing more from anybody. */
    void stopReading() {
        sockets.keySet().forEach(ServerWebSocket::pause);
    }

    /** Sends to everybody. */
    void push(String text) {
        sockets.keySet().forEach(socket -> socket.writeTextMessage(text));
    }

    /** Sends to everybody, in small pieces. */
    void pushInFrames(String text, int size) {
        for (ServerWebSocket socket : sockets.keySet()) {
            for (int from = 0; from < text.length(); from += size) {
                String part = text.substring(from, Math.min(text.length(), from + size));
                boolean last = from + size >= text.length();
                socket.writeFrame(
                        from == 0
                                ? WebSocketFrame.textFrame(part, last)
                                : WebSocketFrame.continuationFrame(Buffer.buffer(part), last));
            }
        }
    }

    /** Cuts the line without a farewell. */
    void kill() {
        sockets.values().forEach(HttpConnection::close);
    }

    void farewell(int code, String reason) {
        sockets.keySet().forEach(socket -> socket.close((short) code, reason));
    }
}
