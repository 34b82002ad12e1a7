package io.github.camelblofin;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.model.BlofinJson;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Agrees to a subscription and then sends so many messages as fast as the other side reads them, holding none back. */
final class FloodExchange {
    private final HttpServer server;
    private final IntFunction<String> message;
    private final int total;
    /** Owner: the server's event loop. */
    private int sent;

    FloodExchange(Vertx vertx, int total, IntFunction<String> message) throws Exception {
        this.total = total;
        this.message = message;
        this.server = vertx.createHttpServer()
                .webSocketHandler(socket -> socket.textMessageHandler(text -> answer(socket, text)))
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    String url() {
        return "http://localhost:" + server.actualPort();
    }

    private void answer(ServerWebSocket socket, String text) {
        if (text.equals("ping")) {
            socket.writeTextMessage("pong");
            return;
        }
        try {
            JsonNode request = BlofinJson.mapper().readTree(text);
            for (JsonNode arg : request.path("args")) {
                socket.writeTextMessage("{\"event\":\"" + request.path("op").asText() + "\",\"arg\":" + arg + "}");
            }
            if (request.path("op").asText().equals("subscribe")) {
                flood(socket);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void flood(ServerWebSocket socket) {
        while (sent < total && !socket.writeQueueFull()) {
            socket.writeTextMessage(message.apply(sent++));
        }
        if (sent < total) {
            socket.drainHandler(nothing -> flood(socket));
        }
    }
}
