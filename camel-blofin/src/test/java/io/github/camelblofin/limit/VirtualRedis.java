package io.github.camelblofin.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import redis.embedded.RedisServer;

/** A real Redis in which the script runs as it is, but for the clock: time passes when told so. */
final class VirtualRedis implements AutoCloseable {
    private static final String CLOCK = "local clock = redis.call('TIME')\nlocal now = clock[1] * 1000000 + clock[2]\n";

    final RedisRateLimitStore store;
    private final int port;
    private final RedisClient client;
    private RedisServer redis;
    private RedisCommands<String, String> commands;
    private long micros = 1_772_366_400_000_000L;

    VirtualRedis() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        client = RedisClient.create("redis://localhost:" + port);
        start();
        String script = RedisRateLimitStore.script();
        assertThat(script).contains(CLOCK);
        store = new RedisRateLimitStore(
                "redis://localhost:" + port,
                script.replace(CLOCK, "local now = tonumber(redis.call('GET', 'virtual-clock'))\n"));
    }

    private void start() throws IOException {
        redis = new RedisServer(port);
        try {
            redis.start();
        } catch (IOException | RuntimeException e) {
            assumeTrue(false, "Redis cannot run here: " + e);
        }
        commands = client.connect().sync();
        set();
    }

    /** Another run of the server, with nothing in it. */
    void restart() throws IOException {
        redis.stop();
        start();
    }

    void flush() {
        commands.flushall();
        set();
    }

    /** The same data, as after a failover, or from a snapshot. */
    void forgetRun(String key) {
        for (String member : commands.zrange(key, 0, -1)) {
            if (member.startsWith("run ")) {
                commands.zadd(key, commands.zscore(key, member), "run 0123456789abcdef");
                commands.zrem(key, member);
            }
        }
    }

    private void set() {
        commands.set("virtual-clock", Long.toString(micros));
    }

    void pass(Duration time) {
        micros += time.toNanos() / 1_000;
        set();
    }

    long micros() {
        return micros;
    }

    RateLimitStore.Answer acquire(
            List<RateLimitStore.Budget> budgets, int urgent, int ordinary, String name, Duration lease) {
        try {
            return store.acquire(new RateLimitStore.Question(budgets, urgent, ordinary, name, lease))
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        store.close();
        client.shutdown(0, 1, TimeUnit.SECONDS);
        redis.stop();
    }
}
