package io.github.camelblofin.reference;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Keeps reference data in Redis. Connects when first used, and again when used after the connection was lost; while there is
 * none, methods fail at once. The only class that knows Lettuce, which is an optional dependency. Safe for any thread; only
 * {@link #close()} waits.
 */
public final class RedisReferenceStore implements ReferenceStore, AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final long CLOSE_SECONDS = 5;

    private final RedisURI address;
    private final ClientResources threads;
    private final RedisClient client;
    /** Guarded by this; {@code null} before the first use. */
    private CompletableFuture<StatefulRedisConnection<String, String>> connection;

    /**
     * A store that is not connected yet.
     *
     * @param url {@code redis://[user:password@]host[:port][/database]}, or {@code rediss://} with TLS
     * @throws IllegalArgumentException when it is no such URL
     */
    public RedisReferenceStore(String url) {
        address = RedisURI.create(url);
        if (address.getHost() == null || address.getHost().isBlank()) {
            throw new IllegalArgumentException("the URL of the Redis server names no host");
        }
        address.setTimeout(LIMIT);
        threads = DefaultClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .build();
        client = RedisClient.create(threads, address);
        // Its own reconnecting never ends and logs each attempt; who uses the store comes back anyway.
        client.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .build());
    }

    @Override
    public CompletionStage<Optional<String>> get(String key) {
        return connected().thenCompose(redis -> redis.get(key)).thenApply(Optional::ofNullable);
    }

    @Override
    public CompletionStage<Void> put(String key, String json, Duration lifetime) {
        SetArgs ending = SetArgs.Builder.px(Math.max(1, lifetime.toMillis()));
        return connected().thenCompose(redis -> redis.set(key, json, ending)).thenAccept(ok -> {});
    }

    private synchronized CompletionStage<RedisAsyncCommands<String, String>> connected() {
        boolean lost = connection != null
                && connection.isDone()
                && (connection.isCompletedExceptionally() || !connection.join().isOpen());
        if (connection == null || lost) {
            connection = client.connectAsync(StringCodec.UTF8, address).toCompletableFuture();
        }
        return connection.thenApply(StatefulRedisConnection::async);
    }

    /** Ends the connection; waits a bounded time. */
    @Override
    public void close() {
        try {
            client.shutdownAsync(0, 1, TimeUnit.SECONDS).get(CLOSE_SECONDS, TimeUnit.SECONDS);
            threads.shutdown(0, 1, TimeUnit.SECONDS).get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the connection to Redis did not end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Host and port; never the password. */
    @Override
    public String toString() {
        return "redis " + address.getHost() + ":" + address.getPort();
    }
}
