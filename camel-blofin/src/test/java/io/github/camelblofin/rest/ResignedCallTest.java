package io.github.camelblofin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.auth.NonceSource;
import io.github.camelblofin.error.BlofinAuthenticationException;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.Failure;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** BloFin refuses the time of a call: over HTTP, with an exchange whose clock differs. */
class ResignedCallTest extends RestClientTestSupport {
    private static final String GOOD = "{\"code\":\"0\",\"msg\":\"\",\"data\":[{\"orderId\":\"1\"}]}";
    private static final Instant THERE = Instant.ofEpochMilli(NOW).plus(Duration.ofMinutes(10));

    private Signing measured;

    @BeforeEach
    void signWithTheClientsClock() {
        measured = new Signing(() -> KEY, client.clock(), new NonceSource(() -> 7L));
    }

    private static Consumer<HttpServerRequest> dated(String json) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(THERE.atOffset(ZoneOffset.UTC));
        return request -> request.response().putHeader("Date", date).end(json);
    }

    private static String refusal(String code) {
        return "{\"code\":\"" + code + "\",\"msg\":\"no\",\"data\":null}";
    }

    private BlofinException refused(Call call) {
        try {
            throw new AssertionError("should have failed but was "
                    + client.call(call, measured)
                            .toCompletableFuture()
                            .orTimeout(10, TimeUnit.SECONDS)
                            .join());
        } catch (CompletionException e) {
            return (BlofinException) e.getCause();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"152405", "152410", "152429"})
    void refusedOrderIsSignedOnceMoreWithTheTimeOfTheRefusal(String code) throws Exception {
        server.then(dated(refusal(code))).then(dated(GOOD));

        client.call(post(Operation.TRADE_CANCEL_ORDER, "{\"orderId\":\"1\"}"), measured)
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);

        ScriptedServer.Arrived first = server.next();
        ScriptedServer.Arrived second = server.next();
        assertThat(Long.parseLong(first.headers().get("ACCESS-TIMESTAMP"))).isEqualTo(NOW);
        assertThat(Long.parseLong(second.headers().get("ACCESS-TIMESTAMP")))
                .isBetween(THERE.toEpochMilli() - 1_000, THERE.toEpochMilli() + 10_000);
        assertThat(second.headers().get("ACCESS-NONCE"))
                .isNotEqualTo(first.headers().get("ACCESS-NONCE"));
        assertThat(second.text()).isEqualTo(first.text());
    }

    @Test
    void secondRefusalIsTheCallers() {
        server.then(dated(refusal("152405"))).then(dated(refusal("152405")));

        BlofinException failure = refused(get(Operation.ACCOUNT_POSITIONS));

        assertThat(failure).isInstanceOf(BlofinAuthenticationException.class).hasMessageContaining("clock");
        assertThat(failure.code()).contains("152405");
        assertThat(failure.outcomeUnknown()).isFalse();
    }

    @Test
    void otherRefusalsAreNotRepeated() {
        server.then(dated(refusal("152409")));

        assertThat(refused(get(Operation.ACCOUNT_POSITIONS)).code()).contains("152409");
    }

    @Test
    void clockIsRightForTheNextCall() throws Exception {
        server.then(dated(refusal("152405"))).then(dated(GOOD)).then(dated(GOOD));

        client.call(get(Operation.ACCOUNT_POSITIONS), measured)
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        client.call(get(Operation.ACCOUNT_POSITIONS), measured)
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);

        assertThat(client.clock().picture().largeOffset()).isTrue();
    }

    @Test
    void webPageTellsNoTime() throws Exception {
        server.then(request -> request.response()
                .putHeader("Date", "Tue, 01 Jan 2030 00:00:00 GMT")
                .putHeader("Content-Type", "text/html")
                .end("<html>"));

        failure(get(Operation.MARKET_TICKERS));

        assertThat(client.clock().picture().known()).isFalse();
    }

    @Test
    void withLittleTimeLeftTheRefusalIsTheAnswer() {
        CompletableFuture<Answer> never = new CompletableFuture<>();
        long[] ticks = {0};
        CompletableFuture<Answer> whole = ResignedCall.start(
                (call, begun) -> never, get(Operation.ACCOUNT_POSITIONS), Duration.ofSeconds(4), () -> ticks[0]);
        ticks[0] = Duration.ofMillis(3_100).toNanos();
        BlofinException clock = FailuresTest.failed(FailuresTest.READ, refusal("152405"));

        never.completeExceptionally(clock);

        assertThat(whole).isCompletedExceptionally();
    }

    @Test
    void cancellingAbandonsTheAttemptUnderWay() {
        CompletableFuture<Answer> attempt = new CompletableFuture<>();
        CompletableFuture<Answer> whole = ResignedCall.start(
                (call, begun) -> attempt, get(Operation.ACCOUNT_POSITIONS), Duration.ofSeconds(4), () -> 0);

        whole.cancel(true);

        assertThat(attempt).isCancelled();
    }

    @Test
    void secondAttemptThatCannotStartLeavesTheRefusal() {
        BlofinException late = new BlofinAuthenticationException(
                new Failure("trade/order", "152405", "late", "late", true, false, false, null));
        AtomicInteger attempts = new AtomicInteger();

        CompletableFuture<Answer> whole = ResignedCall.start(
                (signed, begun) -> {
                    if (attempts.incrementAndGet() > 1) {
                        throw new IllegalStateException("a defect");
                    }
                    return CompletableFuture.failedFuture(late);
                },
                post(Operation.TRADE_ORDER, "{}"),
                Duration.ofSeconds(5),
                () -> 0);

        assertThat(whole).isCompletedExceptionally();
        assertThat(whole.handle((answer, failure) -> failure).join()).isSameAs(late);
        assertThat(late.getSuppressed()).hasSize(1);
    }
}
