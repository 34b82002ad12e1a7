package io.github.camelblofin.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.model.BlofinJson;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
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

    private final HttpServer server;

    TinyExchange(Vertx vertx) throws Exception {
        server = vertx.createHttpServer()
                .requestHandler(this::upgrade)
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    String url() {
        return "http://localhost:" + server.actualPort();
    }

    private void upgrade(HttpServerRequest request) {
        userAgents.add(String.valueOf(request.getHeader("User-Agent")));
        if (upgradeStatus == 101) {
            paths.add(request.path());
            request.toWebSocket().onSuccess(socket -> accept(socket, request.connection()));
        } else {
            request.response().setStatusCode(upgradeStatus).end();
        }
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
                socket.writeTextMessage("{\"event\":\"login\",\"code\":\"0\",\"msg\":\"\"}");
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
