package io.github.camelblofin.rest;

import io.github.camelblofin.api.Environment;
import io.vertx.core.http.HttpClientOptions;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How a client calls.
 *
 * @param environment where BloFin, or what stands in for it, answers
 * @param timeout limit for connecting and answering together, for calls that name none
 * @param poolSize most connections for orders and cancels, and as many again for everything else
 * @param maxAnswerBytes longest answer that is read, decompressed
 * @param transport has the last word on the options of the connections: trust, keys, proxy
 */
public record RestSettings(
        Environment environment,
        Duration timeout,
        int poolSize,
        int maxAnswerBytes,
        Consumer<HttpClientOptions> transport) {
    public RestSettings {
        if (timeout.isNegative() || timeout.toMillis() == 0) {
            throw new IllegalArgumentException("requestTimeout must be at least one millisecond");
        }
        if (poolSize < 1 || maxAnswerBytes < 1) {
            throw new IllegalArgumentException("poolSize and maxAnswerBytes must be positive");
        }
    }

    /** 10 s, 8 connections of each kind, 16 MiB, the JVM's trust store. */
    public static RestSettings of(Environment environment) {
        return new RestSettings(environment, Duration.ofSeconds(10), 8, 16 << 20, options -> {});
    }

    public RestSettings withTimeout(Duration limit) {
        return new RestSettings(environment, limit, poolSize, maxAnswerBytes, transport);
    }

    public RestSettings withPoolSize(int connections) {
        return new RestSettings(environment, timeout, connections, maxAnswerBytes, transport);
    }

    public RestSettings withMaxAnswerBytes(int bytes) {
        return new RestSettings(environment, timeout, poolSize, bytes, transport);
    }

    public RestSettings withTransport(Consumer<HttpClientOptions> options) {
        return new RestSettings(environment, timeout, poolSize, maxAnswerBytes, options);
    }
}
