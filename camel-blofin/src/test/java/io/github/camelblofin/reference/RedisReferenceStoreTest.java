package io.github.camelblofin.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.rest.Answer;
import io.github.camelblofin.rest.Signing;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.embedded.RedisServer;

/** A real Redis, started and killed here. Skipped, with the reason, where its program cannot run. */
@Timeout(90)
class RedisReferenceStoreTest {
    private int port;
    private RedisServer redis;
    private RedisReferenceStore store;

    @BeforeEach
    void start() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Optional<String> reason = startRedis();
        assumeThat(reason).as("Redis cannot run here: %s", reason.orElse("")).isEmpty();
        store = new RedisReferenceStore("redis://localhost:" + port);
    }

    private Optional<String> startRedis() {
        try {
            redis = new RedisServer(port);
            redis.start();
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.of(e.toString());
        }
    }

    @AfterEach
    void stop() throws IOException {
        if (store != null) {
            store.close();
        }
        redis.stop();
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void textComesBackAsItWasUntilItsTimeIsOver() throws Exception {
        assertThat(get(store.get("k"))).isEmpty();
        get(store.put("k", "{\"ü\":\"1.50\"}", Duration.ofMinutes(1)));
        get(store.put("brief", "{}", Duration.ofMillis(30)));

        assertThat(get(store.get("k"))).contains("{\"ü\":\"1.50\"}");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> get(store.get("brief")).isEmpty());
    }

    @Test
    void twoProcessesMakeOneCall() {
        AtomicLong ticks = new AtomicLong(5);
        FakeExchange exchange = new FakeExchange();
        ReferenceData here = ReferenceDataTest.data(exchange, new TolerantStore(store, ticks::get), ticks);
        RedisReferenceStore other = new RedisReferenceStore("redis://localhost:" + port);
        try {
            ReferenceData there = ReferenceDataTest.data(exchange, new TolerantStore(other, ticks::get), ticks);
            CompletionStage<Answer> first = instruments(here);
            await().atMost(Duration.ofSeconds(10)).until(() -> exchange.asked() == 1);
            exchange.answer(ReferenceDataTest.BTC);
            assertThat(first.toCompletableFuture().join().kept()).isFalse();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> get(store.get("camel-blofin:1:http://exchange.test/api/v1/market/instruments"))
                            .isPresent());

            assertThat(instruments(there).toCompletableFuture().join().json()).isEqualTo(ReferenceDataTest.BTC);
            assertThat(exchange.asked()).isOne();
        } finally {
            other.close();
        }
    }

    private static CompletionStage<Answer> instruments(ReferenceData data) {
        return data.call(ReferenceDataTest.read(Operation.MARKET_INSTRUMENTS, ""), Signing.none());
    }

    @Test
    void killedRedisFailsAtOnceAndIsUsedAgainWhenItIsBack() throws Exception {
        get(store.put("k", "{}", Duration.ofMinutes(1)));
        redis.stop();

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThatThrownBy(() -> get(store.get("k")))
                .isNotNull());
        assertThat(startRedis()).isEmpty();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(get(store.get("k"))).isEmpty());
        get(store.put("k", "{\"new\":1}", Duration.ofMinutes(1)));
        assertThat(get(store.get("k"))).contains("{\"new\":1}");
    }

    @Test
    void dataIsReadWithoutRedisWhileItIsKilled() throws Exception {
        AtomicLong ticks = new AtomicLong(5);
        FakeExchange exchange = new FakeExchange();
        ReferenceData data = ReferenceDataTest.data(exchange, new TolerantStore(store, ticks::get), ticks);
        redis.stop();

        CompletionStage<Answer> answer = instruments(data);
        await().atMost(Duration.ofSeconds(10)).until(() -> exchange.asked() == 1);
        exchange.answer(ReferenceDataTest.BTC);

        assertThat(get(answer).json()).isEqualTo(ReferenceDataTest.BTC);
        assertThat(get(instruments(data)).json()).isEqualTo(ReferenceDataTest.BTC);
    }

    @Test
    void addressIsShownWithoutThePassword() {
        RedisReferenceStore secret = new RedisReferenceStore("redis://user:hush@localhost:1/2");
        try {
            assertThat(secret.toString()).isEqualTo("redis localhost:1");
            assertThatThrownBy(() -> get(secret.get("k")))
                    .satisfies(failure -> assertThat(failure.toString()).doesNotContain("hush"));
        } finally {
            secret.close();
        }
    }
}
