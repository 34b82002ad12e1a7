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
import io.github.camelblofin.rest.Target;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which answers are kept, and for how long, in virtual time. */
class ReferenceDataTest {
    static final String BTC = "[{\"instId\":\"BTC-USDT\",\"lotSize\":\"0.1\"}]";
    static final String BTC_AND_ETH = "[{\"instId\":\"BTC-USDT\",\"lotSize\":\"0.2\"},{\"instId\":\"ETH-USDT\"}]";

    private final AtomicLong ticks = new AtomicLong(5);
    private final FakeExchange exchange = new FakeExchange();
    private final ReferenceData data = data(exchange, TolerantStore.NONE, ticks);

    static ReferenceData data(FakeExchange exchange, ReferenceStore store, AtomicLong ticks) {
        URI base = URI.create("http://exchange.test");
        return new ReferenceData(
                exchange,
                new ReferenceLoader.Ports(base, store, () -> ticks.get() / 1_000_000, ticks::get),
                ReferenceSettings.DEFAULTS);
    }

    static Call read(Operation operation, String query) {
        return Call.withQuery(Target.of(operation), query);
    }

    private CompletableFuture<Answer> ask(Call call) {
        return data.call(call, Signing.none()).toCompletableFuture();
    }

    private CompletableFuture<Answer> instruments() {
        return ask(read(Operation.MARKET_INSTRUMENTS, "instId=BTC-USDT"));
    }

    private void touch() {
        begin(instruments());
    }

    /** What comes of it is not looked at. */
    private static void begin(CompletionStage<Answer> call) {
        assertThat(call).isNotNull();
    }

    private void pass(Duration time) {
        ticks.addAndGet(time.toNanos());
    }

    static Signing key(String apiKey) {
        return new Signing(
                new FixedCredentials(Credentials.of(apiKey, "secret", "phrase")), () -> 0, new NonceSource(() -> 1));
    }

    @Test
    void secondQuestionIsAnsweredWithoutACall() {
        CompletableFuture<Answer> first = instruments();
        exchange.answer(BTC);
        CompletableFuture<Answer> second = instruments();

        assertThat(first.join().json()).isEqualTo(BTC);
        assertThat(first.join().kept()).isFalse();
        assertThat(second.join().json()).isEqualTo(BTC);
        assertThat(second.join().kept()).isTrue();
        assertThat(exchange.asked()).isOne();
        assertThat(data.picture()).isEqualTo(new ReferencePicture(1, 1, 1, 0, 0));
    }

    @Test
    void thoseWhoAskAtTheSameTimeShareOneCall() throws Exception {
        ExecutorService routes = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<Answer>> answers = new CopyOnWriteArrayList<>();
            CountDownLatch asked = new CountDownLatch(64);
            for (int i = 0; i < 64; i++) {
                routes.execute(() -> {
                    answers.add(instruments());
                    asked.countDown();
                });
            }
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            exchange.answer(BTC);

            assertThat(answers).hasSize(64);
            for (CompletableFuture<Answer> answer : answers) {
                assertThat(answer.get(10, TimeUnit.SECONDS).json()).isEqualTo(BTC);
            }
            assertThat(exchange.asked()).isOne();
        } finally {
            routes.shutdownNow();
        }
    }

    @Test
    void failureReachesAllWhoWaitedAndIsNotKept() {
        CompletableFuture<Answer> first = instruments();
        CompletableFuture<Answer> second = instruments();
        exchange.fail();

        assertThat(first).isCompletedExceptionally();
        assertThat(first.handle((answer, failure) -> failure).join()).isSameAs(exchange.down);
        assertThat(second.handle((answer, failure) -> failure).join()).isSameAs(exchange.down);
        CompletableFuture<Answer> third = instruments();
        exchange.answer(BTC);
        assertThat(third.join().json()).isEqualTo(BTC);
        assertThat(exchange.asked()).isEqualTo(2);
    }

    @Test
    void whoAsksAgainAsSoonAsItFailedGetsANewCall() {
        CompletableFuture<CompletionStage<Answer>> again = new CompletableFuture<>();
        begin(instruments().whenComplete((answer, failure) -> again.complete(instruments())));
        exchange.fail();

        assertThat(exchange.asked()).isEqualTo(2);
        exchange.answer(BTC);
        assertThat(again.join().toCompletableFuture().join().json()).isEqualTo(BTC);
    }

    @Test
    void answerInUseIsReadAnewInTheBackgroundWhileTheOldOneIsGiven() {
        touch();
        exchange.answer(BTC);
        pass(Duration.ofMinutes(4).minusSeconds(1));
        touch();
        assertThat(exchange.asked()).as("young").isOne();

        pass(Duration.ofSeconds(2));
        assertThat(instruments().join().json()).isEqualTo(BTC);
        assertThat(instruments().join().json()).isEqualTo(BTC);
        assertThat(exchange.asked()).as("one call in the background").isEqualTo(2);
        exchange.answer(BTC_AND_ETH);

        assertThat(instruments().join().json()).isEqualTo(BTC_AND_ETH);
        assertThat(exchange.asked()).isEqualTo(2);
    }

    @Test
    void failedBackgroundCallLeavesTheOldAnswerAndPauses() {
        touch();
        exchange.answer(BTC);
        pass(Duration.ofMinutes(4).plusSeconds(1));
        touch();
        exchange.fail();

        assertThat(instruments().join().json()).isEqualTo(BTC);
        assertThat(exchange.asked()).as("a pause").isEqualTo(2);
        pass(Duration.ofSeconds(11));
        assertThat(instruments().join().json()).isEqualTo(BTC);
        assertThat(exchange.asked()).as("tried again").isEqualTo(3);
        exchange.fail();
        pass(Duration.ofMinutes(1));

        assertThat(instruments()).as("too old: waits for a call").isNotDone();
        exchange.fail();
    }

    @ParameterizedTest
    @EnumSource(ReferenceKind.class)
    void answerIsForgottenAfterItsLifetime(ReferenceKind kind) {
        Operation operation = Arrays.stream(Operation.values())
                .filter(line -> line.keptAs().equals(Optional.of(kind)))
                .findFirst()
                .orElseThrow();
        Call call = read(operation, "instId=BTC-USDT");
        data.call(call, key("a"));
        exchange.answer(BTC);
        pass(kind.lifetime().minusSeconds(1).minus(kind.lifetime().dividedBy(5)));
        data.call(call, key("a"));
        assertThat(exchange.asked()).isOne();

        pass(kind.lifetime());
        CompletableFuture<Answer> later = data.call(call, key("a")).toCompletableFuture();

        assertThat(later).isNotDone();
        assertThat(exchange.asked()).isEqualTo(2);
        exchange.answer(BTC);
    }

    @Test
    void leverageOfOneKeyIsNotThatOfAnother() {
        Call leverage = read(Operation.ACCOUNT_LEVERAGE_INFO, "instId=BTC-USDT&marginMode=cross");
        data.call(leverage, key("a"));
        data.call(leverage, key("b"));
        assertThat(exchange.asked()).isEqualTo(2);
        exchange.answer("{\"leverage\":\"3\"}");
        exchange.answer("{\"leverage\":\"5\"}");

        assertThat(data.call(leverage, key("a")).toCompletableFuture().join().json())
                .contains("3");
        assertThat(data.call(leverage, key("b")).toCompletableFuture().join().json())
                .contains("5");
        assertThat(exchange.asked()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Operation.class,
            names = {"ACCOUNT_SET_LEVERAGE", "ACCOUNT_SET_MARGIN_MODE", "ACCOUNT_SET_POSITION_MODE"})
    void changeThroughThisComponentForgetsLeverageEvenWhenItFailed(Operation change) {
        Call leverage = read(Operation.ACCOUNT_LEVERAGE_INFO, "instId=BTC-USDT&marginMode=cross");
        for (int round = 0; round < 2; round++) {
            int before = exchange.asked();
            data.call(leverage, key("a"));
            exchange.answer("{\"leverage\":\"3\"}");
            data.call(Call.withBody(Target.of(change), "{}".getBytes(StandardCharsets.UTF_8)), key("b"));
            data.call(leverage, key("a"));
            assertThat(exchange.asked()).as("kept until the change ends").isEqualTo(before + 2);
            if (round == 0) {
                exchange.answer("{}");
            } else {
                exchange.fail();
            }

            assertThat(data.call(leverage, key("a")).toCompletableFuture()).isNotDone();
            exchange.answer("{\"leverage\":\"9\"}");
            data.bypass().call(Call.withBody(Target.of(change), new byte[0]), key("a"));
            exchange.answer("{}");
        }
    }

    @Test
    void answerThatWasOnItsWayDuringAChangeIsNotKept() {
        Call leverage = read(Operation.ACCOUNT_LEVERAGE_INFO, "instId=BTC-USDT&marginMode=cross");
        Call change = Call.withBody(Target.of(Operation.ACCOUNT_SET_LEVERAGE), new byte[0]);
        FakeExchange slow = new FakeExchange();
        FakeExchange quick = new FakeExchange();
        ReferenceData both = new ReferenceData(
                (call, by) -> call.target().writes() ? quick.call(call, by) : slow.call(call, by),
                new ReferenceLoader.Ports(URI.create("http://x"), TolerantStore.NONE, () -> 0, ticks::get),
                ReferenceSettings.DEFAULTS);
        both.call(leverage, key("a"));
        both.call(change, key("a"));
        quick.answer("{}");
        slow.answer("{\"leverage\":\"3\"}");

        assertThat(both.call(leverage, key("a")).toCompletableFuture()).isNotDone();
        slow.answer("{\"leverage\":\"9\"}");
        assertThat(both.call(leverage, key("a")).toCompletableFuture().join().json())
                .contains("9");
    }

    @Test
    void otherOperationsAndTheBypassAlwaysCall() {
        Call tickers = read(Operation.MARKET_TICKERS, "");
        begin(ask(tickers));
        begin(ask(tickers));
        data.bypass().call(read(Operation.MARKET_INSTRUMENTS, ""), Signing.none());
        data.bypass().call(read(Operation.MARKET_INSTRUMENTS, ""), Signing.none());

        assertThat(exchange.asked()).isEqualTo(4);
    }

    @Test
    void onlyReadsAreKeptAndOnlyWritesMakeStale() {
        for (Operation operation : Operation.values()) {
            assertThat(operation.keptAs().isPresent() && operation.writes()).isFalse();
            assertThat(operation.makesStale().isPresent() && !operation.writes())
                    .isFalse();
            assertThat(operation.keptAs().isPresent() && operation.paging().isPresent())
                    .as("pages are not kept: " + operation)
                    .isFalse();
        }
    }
}
