package io.github.camelblofin.rest;

import io.github.camelblofin.api.Environment;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.auth.Credentials;
import io.github.camelblofin.auth.NonceSource;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.time.Ticker;
import io.github.camelblofin.time.WallClock;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A client with an invented key and a stopped clock, and a server that is scripted. */
abstract class RestClientTestSupport {
    static final long NOW = 1_760_000_000_123L;
    static final String SECRET = "5ec2e7-0f-tests-Ünikode";
    static final String PASSPHRASE = "open sesame 42";
    static final Credentials KEY = Credentials.of("a1b2c3d4e5f6testkey", SECRET, PASSPHRASE);

    static Vertx vertx;
    ScriptedServer server;
    RestClient client;

    @BeforeAll
    static void startVertx() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stopVertx() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @BeforeEach
    void startServer() throws Exception {
        server = new ScriptedServer(vertx);
        client = clientOf(settings());
    }

    @AfterEach
    void everythingWasUsed() {
        client.close();
        server.close();
        server.assertPlayed();
    }

    RestSettings settings() {
        return RestSettings.of(Environment.at(server.url())).withTimeout(Duration.ofSeconds(5));
    }

    static RestClient clientOf(RestSettings settings) {
        return new RestClient(vertx, settings, signing(), () -> NOW, Ticker.SYSTEM);
    }

    static Signing signing() {
        WallClock stopped = () -> NOW;
        return new Signing(() -> KEY, stopped, new NonceSource(() -> 7L));
    }

    static Call get(Operation operation, Object... parameters) {
        return new RequestMerger(null, false).merge(Target.of(operation), pairs(parameters), Map.of(), null);
    }

    static Call post(Operation operation, Object body) {
        return new RequestMerger(null, false).merge(Target.of(operation), Map.of(), Map.of(), body);
    }

    static Map<String, Object> pairs(Object... namesAndValues) {
        Map<String, Object> map = new java.util.LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    Answer answer(Call call) throws Exception {
        return client.call(call).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    BlofinException failure(Call call) {
        return failure(client, call);
    }

    static BlofinException failure(RestClient by, Call call) {
        try {
            Answer answer = by.call(call)
                    .toCompletableFuture()
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
            throw new AssertionError("should have failed but was " + answer);
        } catch (CompletionException e) {
            return (BlofinException) e.getCause();
        }
    }
}
