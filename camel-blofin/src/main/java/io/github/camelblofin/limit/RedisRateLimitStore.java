package io.github.camelblofin.limit;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Limits in Redis: each question is one run of the script {@code rate-limits.lua}, by the clock of Redis. One server that
 * writes; after a failover it counts as one that has lost its data. Connects when first used, and again when used after the
 * connection was lost; while there is none, methods fail at once. Knows Lettuce, which is an optional dependency. Safe for any
 * thread; only {@link #close()} waits.
 */
public final class RedisRateLimitStore implements RateLimitStore, AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final long CLOSE_SECONDS = 5;
    private static final String SCRIPT = "rate-limits.lua";

    private final RedisURI address;
    private final String script;
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
    public RedisRateLimitStore(String url) {
        this(url, script());
    }

    RedisRateLimitStore(String url, String script) {
        this.script = script;
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
        // Its own reconnecting never ends and logs each attempt; who uses the store comes back anyway. Nothing is sent
        // again either: a question that was answered twice would take twice as many places.
        client.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .build());
    }

    static String script() {
        try (InputStream in = RedisRateLimitStore.class.getResourceAsStream(SCRIPT)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public CompletionStage<Answer> acquire(Question question) {
        List<String> args = new ArrayList<>();
        args.add("acquire");
        args.add(micros(question.lease()));
        args.add(String.valueOf(question.urgent()));
        args.add(String.valueOf(question.ordinary()));
        args.add(question.name());
        for (Budget budget : question.budgets()) {
            args.add(String.valueOf(budget.windows().size()));
            for (Window window : budget.windows()) {
                args.add(micros(window.length()));
                args.add(String.valueOf(window.calls()));
                args.add(String.valueOf(window.reserved()));
            }
        }
        List<BudgetKey> keys = question.budgets().stream().map(Budget::key).toList();
        return run(keys, args).thenApply(answer -> answer(keys, answer));
    }

    private static Answer answer(List<BudgetKey> keys, List<Object> answer) {
        return new Answer(
                Kind.valueOf(((String) answer.get(0)).toUpperCase(Locale.ROOT)),
                keys.get((int) number(answer, 1) - 1).budget(),
                (int) number(answer, 2),
                (int) number(answer, 3),
                Duration.of(number(answer, 4), ChronoUnit.MICROS),
                Duration.of(number(answer, 5), ChronoUnit.MICROS),
                (String) answer.get(6));
    }

    private static long number(List<Object> answer, int place) {
        return (Long) answer.get(place);
    }

    /** Rounded up: places are rather held too long. */
    private static String micros(Duration time) {
        return String.valueOf((time.toNanos() + 999) / 1_000);
    }

    @Override
    public CompletionStage<Void> end(List<BudgetKey> budgets, Ending ending, List<String> permits) {
        List<String> args = new ArrayList<>(List.of("end", ending.name().toLowerCase(Locale.ROOT)));
        args.addAll(permits);
        return run(budgets, args).thenAccept(done -> {});
    }

    @Override
    public CompletionStage<Void> ban(BudgetKey budget, Duration left, String reason) {
        return run(List.of(budget), List.of("ban", micros(left), reason)).thenAccept(done -> {});
    }

    @Override
    public CompletionStage<Void> reopen(BudgetKey budget) {
        return run(List.of(budget), List.of("reopen")).thenAccept(done -> {});
    }

    private CompletionStage<List<Object>> run(List<BudgetKey> budgets, List<String> args) {
        // The part in braces makes a cluster keep all budgets of an exchange together.
        String[] keys = budgets.stream()
                .map(key -> "camel-blofin:limits:1:{" + key.exchange() + "}:" + key.budget())
                .flatMap(name -> List.of(name, name + ":ban").stream())
                .toArray(String[]::new);
        String[] texts = args.toArray(String[]::new);
        return connected().thenCompose(redis -> run(redis, keys, texts));
    }

    private CompletionStage<List<Object>> run(RedisAsyncCommands<String, String> redis, String[] keys, String[] args) {
        CompletionStage<List<Object>> known = redis.evalsha(redis.digest(script), ScriptOutputType.MULTI, keys, args);
        return known.handle((answer, failure) -> {
                    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                    if (cause == null) {
                        return CompletableFuture.completedFuture(answer);
                    }
                    if (!(cause instanceof RedisNoScriptException)) {
                        return CompletableFuture.<List<Object>>failedFuture(cause);
                    }
                    return redis.<List<Object>>eval(script, ScriptOutputType.MULTI, keys, args);
                })
                .thenCompose(step -> step);
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
