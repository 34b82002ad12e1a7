package io.github.camelblofin.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelblofin.api.Environment;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.vertx.core.http.HttpServerRequest;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The network fails at every point of a call: what is certain afterwards? */
class RestClientTroubleTest extends RestClientTestSupport {
    private static final String GOOD = "{\"code\":\"0\",\"msg\":\"success\",\"data\":[]}";
    private static final Call READ = get(Operation.ACCOUNT_POSITIONS);
    private static final Call ORDER = post(Operation.ASSET_TRANSFER, Map.of("currency", "USDT", "amount", "3"));
    private static final Call CANCEL = post(Operation.TRADE_CANCEL_ORDER, Map.of("orderId", "900000002"));

    @Test
    void refusedConnectionIsCertainlyNotSent() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        RestClient nowhere = clientOf(RestSettings.of(Environment.at("http://localhost:" + free)));

        BlofinException failure = failure(nowhere, ORDER);

        assertThat(failure)
                .isInstanceOf(BlofinUnavailableException.class)
                .hasMessageContaining("asset/transfer was not sent: localhost:" + free)
                .hasMessageContaining("refused");
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.outcomeUnknown()).isFalse();
        assertThat(failure.callerFault()).isFalse();
        nowhere.close();
    }

    @Test
    void unknownHostIsCertainlyNotSent() {
        RestClient nowhere = clientOf(RestSettings.of(Environment.at("https://no-such-host.invalid")));

        BlofinException failure = failure(nowhere, ORDER);

        assertThat(failure).hasMessageContaining("no-such-host.invalid:443 is not known");
        assertThat(failure.outcomeUnknown()).isFalse();
        nowhere.close();
    }

    @Test
    void tlsToAServerWithoutItIsCertainlyNotSent() {
        RestClient secure = clientOf(RestSettings.of(Environment.at(server.url().replace("http:", "https:"))));

        BlofinException failure = failure(secure, ORDER);

        assertThat(failure).isInstanceOf(BlofinUnavailableException.class).hasMessageContaining("was not sent");
        assertThat(failure.outcomeUnknown()).isFalse();
        secure.close();
    }

    @Test
    void silenceAfterAWriteLeavesTheOutcomeUnknown() throws Exception {
        server.then(request -> {});

        BlofinException failure = failure(ORDER.within(Duration.ofMillis(200)));

        assertThat(failure)
                .isInstanceOf(BlofinUnavailableException.class)
                .hasMessageContaining("no complete answer within 200 ms")
                .hasMessageContaining("look before sending it again");
        assertThat(failure.outcomeUnknown()).isTrue();
        assertThat(failure.retryable()).isFalse();
        server.next();
    }

    @Test
    void silenceAfterAReadOrACancelMayBeTriedAgain() {
        server.then(request -> {}).then(request -> {});

        for (Call call : new Call[] {READ, CANCEL}) {
            BlofinException failure = failure(call.within(Duration.ofMillis(200)));

            assertThat(failure.retryable()).isTrue();
            assertThat(failure.outcomeUnknown()).isFalse();
        }
    }

    @Test
    void timeoutWhileWaitingForAConnectionIsCertainlyNotSent() throws Exception {
        CompletableFuture<HttpServerRequest> hanging = new CompletableFuture<>();
        server.then(hanging::complete);
        server.thenAnswer(GOOD);
        RestClient narrow = clientOf(settings().withPoolSize(1));
        CompletableFuture<Answer> first = narrow.call(READ).toCompletableFuture();
        HttpServerRequest held = hanging.get(5, TimeUnit.SECONDS);

        BlofinException failure = failure(narrow, READ.within(Duration.ofMillis(200)));
        held.response().end(GOOD);

        assertThat(failure).hasMessageContaining("was not sent: no connection to localhost");
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.outcomeUnknown()).isFalse();
        assertThat(first.get(5, TimeUnit.SECONDS).code()).isEqualTo("0");
        assertThat(narrow.call(READ)
                        .toCompletableFuture()
                        .get(5, TimeUnit.SECONDS)
                        .code())
                .as("the connection is free again")
                .isEqualTo("0");
        narrow.close();
    }

    @Test
    void slowReadsDoNotHoldUpACancel() throws Exception {
        CompletableFuture<HttpServerRequest> hanging = new CompletableFuture<>();
        server.then(hanging::complete);
        server.thenAnswer("{\"code\":\"0\",\"msg\":\"\",\"data\":{\"orderId\":\"900000002\",\"code\":\"0\"}}");
        RestClient narrow = clientOf(settings().withPoolSize(1));
        CompletableFuture<Answer> read = narrow.call(READ).toCompletableFuture();
        hanging.get(5, TimeUnit.SECONDS);

        assertThat(narrow.call(CANCEL)
                        .toCompletableFuture()
                        .get(5, TimeUnit.SECONDS)
                        .code())
                .isEqualTo("0");
        assertThat(read).isNotDone();
        read.cancel(true);
        narrow.close();
    }

    @Test
    void connectionThatEndsWithoutAnAnswerLeavesTheOutcomeUnknown() {
        server.then(request -> request.connection().close());

        BlofinException failure = failure(ORDER);

        assertThat(failure).hasMessageContaining("the connection ended before the answer was complete");
        assertThat(failure.outcomeUnknown()).isTrue();
    }

    @Test
    void connectionThatEndsAmidTheAnswerLeavesTheOutcomeUnknown() {
        server.then(RestClientTroubleTest::halfAnAnswer).then(RestClientTroubleTest::halfAnAnswer);

        assertThat(failure(ORDER).outcomeUnknown()).isTrue();
        assertThat(failure(READ).retryable()).isTrue();
    }

    private static void halfAnAnswer(HttpServerRequest request) {
        request.response().putHeader("Content-Length", "500").write("{\"code\":\"0\",\"data\":[{\"a\"");
        request.response().write(" ").onComplete(ignored -> request.connection().close());
    }

    @Test
    void silenceAmidTheAnswerEndsAtTheTimeout() {
        server.then(request -> request.response().setChunked(true).write("{\"code\""));

        BlofinException failure = failure(ORDER.within(Duration.ofMillis(300)));

        assertThat(failure).hasMessageContaining("no complete answer");
        assertThat(failure.outcomeUnknown()).isTrue();
    }

    @Test
    void answerLongerThanTheLimitIsNotRead() {
        server.thenAnswer("{\"code\":\"0\",\"data\":\"" + "x".repeat(3000) + "\"}");
        server.thenAnswer("{\"code\":\"0\",\"data\":\"" + "x".repeat(3000) + "\"}");
        RestClient small = clientOf(settings().withMaxAnswerBytes(1000));

        assertThat(failure(small, READ))
                .hasMessageContaining("longer than 1000 bytes")
                .satisfies(e -> assertThat(e.retryable()).isFalse());
        assertThat(failure(small, ORDER).outcomeUnknown()).isTrue();
        small.close();
    }

    @Test
    void compressedBombIsBoundByItsFullLength() {
        server.thenAnswer("{\"code\":\"0\",\"data\":\"" + "x".repeat(3_000_000) + "\"}");
        RestClient small = clientOf(settings().withMaxAnswerBytes(100_000));

        assertThat(failure(small, READ)).hasMessageContaining("longer than 100000 bytes");
        small.close();
    }

    @Test
    void clientGoesOnAfterEveryKindOfTrouble() throws Exception {
        RestClient narrow = clientOf(settings().withPoolSize(1));
        server.then(request -> {});
        server.then(request -> request.connection().close());
        server.then(RestClientTroubleTest::halfAnAnswer);
        server.thenAnswer(GOOD);

        failure(narrow, READ.within(Duration.ofMillis(200)));
        failure(narrow, READ);
        failure(narrow, READ);

        assertThat(narrow.call(READ)
                        .toCompletableFuture()
                        .get(5, TimeUnit.SECONDS)
                        .code())
                .isEqualTo("0");
        narrow.close();
    }

    @Test
    void cancelledCallClosesItsConnectionAndFreesItsPlace() throws Exception {
        AtomicBoolean closed = new AtomicBoolean();
        CompletableFuture<Void> received = new CompletableFuture<>();
        server.then(request -> {
            request.connection().closeHandler(ignored -> closed.set(true));
            received.complete(null);
        });
        server.thenAnswer(GOOD);
        RestClient narrow = clientOf(settings().withPoolSize(1));

        CompletableFuture<Answer> call = narrow.call(READ).toCompletableFuture();
        received.get(5, TimeUnit.SECONDS);
        call.cancel(true);

        await().untilTrue(closed);
        assertThatThrownBy(call::join).isInstanceOf(CancellationException.class);
        assertThat(narrow.call(READ)
                        .toCompletableFuture()
                        .get(5, TimeUnit.SECONDS)
                        .code())
                .isEqualTo("0");
        narrow.close();
    }

    @Test
    void closedClientSendsNothing() throws Exception {
        client.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);

        BlofinException failure = failure(ORDER);

        assertThat(failure).hasMessage("asset/transfer was not sent: the client is closed");
        assertThat(failure.outcomeUnknown()).isFalse();
    }
}
