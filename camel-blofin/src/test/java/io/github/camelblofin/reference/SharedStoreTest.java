package io.github.camelblofin.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.ReferenceKind;
import io.github.camelblofin.auth.Credentials;
import io.github.camelblofin.auth.FixedCredentials;
import io.github.camelblofin.auth.NonceSource;
import io.github.camelblofin.rest.Answer;
import io.github.camelblofin.rest.Call;
import io.github.camelblofin.rest.Signing;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several processes that share a store, and a store that is away. */
class SharedStoreTest {
    private static final Call INSTRUMENTS = ReferenceDataTest.read(Operation.MARKET_INSTRUMENTS, "");

    private final AtomicLong ticks = new AtomicLong(5);
    private final Memory memory = new Memory();
    private final FakeExchange exchange = new FakeExchange();
    private final ReferenceData here = ReferenceDataTest.data(exchange, new TolerantStore(memory, ticks::get), ticks);
    private final ReferenceData there = ReferenceDataTest.data(exchange, new TolerantStore(memory, ticks::get), ticks);

    /** A store in memory that can be broken. */
    private static final class Memory implements ReferenceStore {
        final Map<String, String> texts = new ConcurrentHashMap<>();
        final Map<String, Duration> lifetimes = new ConcurrentHashMap<>();
        int uses;
        boolean broken;
        boolean throwing;

        @Override
        public CompletionStage<Optional<String>> get(String key) {
            uses++;
            if (throwing) {
                throw new IllegalStateException("no connection");
            }
            return broken
                    ? CompletableFuture.failedFuture(new IllegalStateException("away"))
                    : CompletableFuture.completedFuture(Optional.ofNullable(texts.get(key)));
        }

        @Override
        public CompletionStage<Void> put(String key, String json, Duration lifetime) {
            uses++;
            texts.put(key, json);
            lifetimes.put(key, lifetime);
            return CompletableFuture.completedFuture(null);
        }
    }

    private static CompletableFuture<Answer> ask(ReferenceData data) {
        return data.call(INSTRUMENTS, Signing.none()).toCompletableFuture();
    }

    private void pass(Duration time) {
        ticks.addAndGet(time.toNanos());
    }

    @Test
    void whatOneProcessReadTheOthersHave() {
        assertThat(ask(here)).isNotNull();
        exchange.answer(ReferenceDataTest.BTC);

        Answer answer = ask(there).join();

        assertThat(answer.json()).isEqualTo(ReferenceDataTest.BTC);
        assertThat(answer.kept()).isTrue();
        assertThat(exchange.asked()).isOne();
        assertThat(memory.lifetimes)
                .containsOnly(Map.entry(
                        "camel-blofin:1:http://exchange.test/api/v1/market/instruments",
                        ReferenceKind.INSTRUMENTS.lifetime()));
    }

    @Test
    void ageCountsFromTheAnswerAndNotFromTheStore() {
        assertThat(ask(here)).isNotNull();
        exchange.answer(ReferenceDataTest.BTC);
        pass(Duration.ofMinutes(3));
        assertThat(ask(there)).isNotNull();
        pass(Duration.ofSeconds(61));

        assertThat(ask(there).join().json()).isEqualTo(ReferenceDataTest.BTC);

        assertThat(exchange.asked()).as("four minutes old: read anew").isEqualTo(2);
        exchange.answer(ReferenceDataTest.BTC_AND_ETH);
        assertThat(ask(there).join().json()).isEqualTo(ReferenceDataTest.BTC_AND_ETH);
        assertThat(ask(here).join().json()).as("its own is old too").isEqualTo(ReferenceDataTest.BTC);
        assertThat(ask(here).join().json()).as("from the store").isEqualTo(ReferenceDataTest.BTC_AND_ETH);
        assertThat(exchange.asked()).isEqualTo(2);
    }

    @Test
    void accountsStayInTheProcess() {
        Signing key = new Signing(
                new FixedCredentials(Credentials.of("a", "secret", "phrase")), () -> 0, new NonceSource(() -> 1));
        here.call(ReferenceDataTest.read(Operation.ACCOUNT_LEVERAGE_INFO, "instId=BTC-USDT"), key);
        exchange.answer("{\"leverage\":\"3\"}");

        assertThat(memory.uses).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oops",
                "{}",
                "{\"at\":1}",
                "{\"at\":1,\"text\":\"<html>\"}",
                "{\"at\":1,\"text\":\"{\\\"code\\\":\\\"152404\\\"}\"}",
                "null"
            })
    void whatIsNoAnswerInTheStoreIsNotThere(String text) {
        memory.texts.put("camel-blofin:1:http://exchange.test/api/v1/market/instruments", text);

        CompletableFuture<Answer> answer = ask(here);
        exchange.answer(ReferenceDataTest.BTC);

        assertThat(answer.join().json()).isEqualTo(ReferenceDataTest.BTC);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void storeThatIsAwayIsLeftAloneForAWhile(boolean throwing) {
        memory.broken = true;
        memory.throwing = throwing;
        CompletableFuture<Answer> answer = ask(here);
        exchange.answer(ReferenceDataTest.BTC);
        assertThat(answer.join().json()).isEqualTo(ReferenceDataTest.BTC);
        int uses = memory.uses;

        pass(Duration.ofSeconds(9));
        here.call(ReferenceDataTest.read(Operation.MARKET_INSTRUMENTS, "instId=A"), Signing.none());
        assertThat(memory.uses).isEqualTo(uses);
        exchange.answer(ReferenceDataTest.BTC);
        pass(Duration.ofSeconds(2));
        memory.broken = false;
        memory.throwing = false;
        here.call(ReferenceDataTest.read(Operation.MARKET_INSTRUMENTS, "instId=B"), Signing.none());
        assertThat(memory.uses).isGreaterThan(uses);
        exchange.answer(ReferenceDataTest.BTC);
    }
}
