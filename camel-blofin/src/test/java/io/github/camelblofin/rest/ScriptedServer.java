package io.github.camelblofin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** An HTTP server that does what the test says, one step a request, and keeps what arrived. */
final class ScriptedServer implements AutoCloseable {
    private final HttpServer server;
    private final Queue<Consumer<HttpServerRequest>> script = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Arrived> arrived = new LinkedBlockingQueue<>();

    /** What came over the wire. */
    record Arrived(String method, String uri, MultiMap headers, Buffer body) {
        String text() {
            return body.toString(StandardCharsets.UTF_8);
        }
    }

    ScriptedServer(Vertx vertx) throws Exception {
        server = vertx.createHttpServer(
                        new HttpServerOptions().setHost("localhost").setCompressionSupported(true))
                .requestHandler(this::received);
        server.listen(0, "localhost").toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private void received(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            arrived.add(new Arrived(request.method().name(), request.uri(), request.headers(), body));
            Consumer<HttpServerRequest> step = script.poll();
            if (step == null) {
                request.response().setStatusCode(599).end("no step left in the script");
            } else {
                step.accept(request);
            }
        });
    }

    ScriptedServer then(Consumer<HttpServerRequest> step) {
        script.add(step);
        return this;
    }

    ScriptedServer thenAnswer(String json) {
        return thenAnswer(200, "application/json", json);
    }

    ScriptedServer thenAnswer(int status, String contentType, String body) {
        return then(request -> request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", contentType)
                .end(body));
    }

    String url() {
        return "http://localhost:" + server.actualPort();
    }

    Arrived next() throws InterruptedException {
        Arrived next = arrived.poll(10, TimeUnit.SECONDS);
        assertThat(next).as("a request within 10 s").isNotNull();
        return next;
    }

    /** Fails when the test did not use the whole script. */
    void assertPlayed() {
        assertThat(script).as("steps that were not used").isEmpty();
    }

    @Override
    public void close() {
        server.close();
    }
}
