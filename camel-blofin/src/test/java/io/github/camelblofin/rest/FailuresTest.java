package io.github.camelblofin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.ErrorClass;
import io.github.camelblofin.api.ErrorCode;
import io.github.camelblofin.api.ErrorScope;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.RetryAdvice;
import io.github.camelblofin.error.BlofinAuthenticationException;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.BlofinOrderRejectedException;
import io.github.camelblofin.error.BlofinPartialBatchException;
import io.github.camelblofin.error.BlofinRateLimitException;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer means for the caller, without a network. */
class FailuresTest {
    static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
    static final Call READ = Call.withQuery(Target.of(Operation.ACCOUNT_POSITIONS), "");
    static final Call ORDER = body(Operation.TRADE_ORDER, "{}");
    static final Call CANCEL = body(Operation.TRADE_CANCEL_ORDER, "{}");

    static Call body(Operation operation, String json) {
        return Call.withBody(Target.of(operation), json.getBytes(StandardCharsets.UTF_8));
    }

    static Optional<BlofinException> judge(Call call, int status, String contentType, String body) {
        HttpReply reply = new HttpReply(status, contentType, null, null, Buffer.buffer(body));
        Envelope envelope;
        try {
            envelope = Envelope.read(reply.body().getBytes());
        } catch (IOException none) {
            envelope = null;
        }
        return new Failures(call, text -> text).in(reply, envelope, NOW);
    }

    static BlofinException failed(Call call, int status, String body) {
        return judge(call, status, "application/json", body).orElseThrow();
    }

    static BlofinException failed(Call call, String body) {
        return failed(call, 200, body);
    }

    static String code(String code, String msg) {
        return "{\"code\":\"" + code + "\",\"msg\":\"" + msg + "\",\"data\":null}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":\"0\",\"msg\":\"success\",\"data\":[{\"orderId\":\"1\"}]}",
                "{\"code\":0,\"msg\":\"\",\"data\":{\"orderId\":\"1\"}}",
                "{\"code\":200,\"msg\":\"success\",\"data\":[{\"orderId\":\"1\"}]}",
                "{\"data\":[{\"orderId\":\"1\"}],\"msg\":\"Order placed\",\"code\":\"0\"}"
            })
    void goodAnswersAreNoFailure(String body) {
        assertThat(judge(READ, 200, "application/json", body)).isEmpty();
        assertThat(judge(ORDER, 200, "application/json", body)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":\"0\",\"msg\":null}",
                "{\"code\":\"0\"}",
                "{\"code\":\"0\",\"data\":null}",
                "{\"code\":\"0\",\"data\":[]}",
                "{\"code\":\"0\",\"data\":{}}"
            })
    void successWithoutDataIsGoodForAReadAndLeavesAnOrderUnknown(String body) {
        assertThat(judge(READ, 200, "application/json", body)).isEmpty();
        assertThat(judge(ORDER, 200, "application/json", body)).hasValueSatisfying(failure -> {
            assertThat(failure.outcomeUnknown()).isTrue();
            assertThat(failure.retryable()).isFalse();
        });
    }

    static Stream<ErrorCode> codesInBodies() {
        return Arrays.stream(ErrorCode.values())
                .filter(code -> code.scope() == ErrorScope.REST || code.scope() == ErrorScope.ITEM)
                .filter(code -> code.errorClass() != ErrorClass.OK);
    }

    @ParameterizedTest
    @MethodSource("codesInBodies")
    void everyListedCodeBecomesTheExceptionOfItsClassWithItsAdvice(ErrorCode code) {
        BlofinException write = failed(ORDER, code(code.code(), "told so"));
        BlofinException read = failed(READ, code(code.code(), "told so"));

        assertThat(write).isInstanceOf(exceptionOf(code.errorClass()));
        assertThat(write.code()).contains(code.code());
        assertThat(write.exchangeMessage()).contains("told so");
        assertThat(write.operation()).isEqualTo("trade/order");
        assertThat(write.getMessage()).startsWith("trade/order: BloFin answered " + code.code() + " \"told so\". ");
        assertThat(write.retryable()).isEqualTo(code.retry() == RetryAdvice.SAFE);
        assertThat(write.outcomeUnknown()).isEqualTo(code.retry() == RetryAdvice.AMBIGUOUS);
        assertThat(write.callerFault()).isEqualTo(code.retry() == RetryAdvice.NEVER);
        assertThat(read.retryable()).isEqualTo(code.retry() != RetryAdvice.NEVER);
        assertThat(read.outcomeUnknown()).isFalse();
    }

    private static Class<? extends BlofinException> exceptionOf(ErrorClass errorClass) {
        return switch (errorClass) {
            case AUTH, SIGNATURE, CLOCK, NONCE -> BlofinAuthenticationException.class;
            case RATE_LIMIT, FIREWALL_BAN -> BlofinRateLimitException.class;
            case INVALID_PARAMETER, NOT_FOUND -> BlofinInvalidRequestException.class;
            case DUPLICATE_CLIENT_ID, INSUFFICIENT_FUNDS, ORDER_STATE, POSITION_STATE, RISK_LIMIT ->
                BlofinOrderRejectedException.class;
            case PARTIAL_BATCH -> BlofinPartialBatchException.class;
            case SERVER, UNKNOWN, OK -> BlofinUnavailableException.class;
        };
    }

    @Test
    void codeThatNobodyKnowsLeavesAWriteUnknown() {
        BlofinException failure = failed(ORDER, code("987654", "brand new"));

        assertThat(failure).isInstanceOf(BlofinUnavailableException.class);
        assertThat(failure.outcomeUnknown()).isTrue();
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.code()).contains("987654");
    }

    @Test
    void numberCodeWithErrorKeysIsRead() {
        BlofinException failure = failed(
                ORDER,
                "{\"code\":500,\"error_code\":500,\"error_message\":\"boom\",\"detailMsg\":\"x\",\"data\":null}");

        assertThat(failure.code()).contains("500");
        assertThat(failure.exchangeMessage()).contains("boom");
        assertThat(failure.outcomeUnknown()).isTrue();
        assertThat(failed(READ, "{\"error_code\":500,\"error_message\":\"boom\"}")
                        .code())
                .contains("500");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "152401|environment=live",
                "152402|renew",
                "152404|permissions",
                "152405|clock",
                "152406|whitelist",
                "152408|passphrase",
                "152409|secretKey",
                "152011|Remove brokerId",
                "103003|Add funds",
                "102002|look it up",
                "152004|list"
            })
    void messageSaysWhatToDoNext(String code, String hint) {
        assertThat(failed(ORDER, code(code, "…"))).hasMessageContaining(hint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html>challenge</html>|a web page instead of JSON",
                "''|an empty answer",
                "{\"code\":\"0\",\"data\":[{\"a\":|no JSON of BloFin's",
                "{\"code\":\"0\"}}|no JSON of BloFin's",
                "[1]|no JSON of BloFin's",
                "{\"msg\":\"success\"}|no JSON of BloFin's",
                "{\"code\":null}|no JSON of BloFin's"
            })
    void answerThatCannotBeTrustedLeavesAWriteUnknown(String body, String what) {
        BlofinException write = failed(ORDER, body);

        assertThat(write).isInstanceOf(BlofinUnavailableException.class).hasMessageContaining(what);
        assertThat(write.outcomeUnknown()).isTrue();
        assertThat(write.retryable()).isFalse();
        assertThat(failed(READ, body).retryable()).isTrue();
    }

    @Test
    void secretsThatBlofinEchoesAreTakenOut() {
        HttpReply reply = new HttpReply(200, null, null, null, Buffer.buffer());
        Failures failures = new Failures(ORDER, text -> text == null ? null : text.replace("s3cret", "***"));

        BlofinException failure = failures.in(reply, envelope(code("152409", "wrong: s3cret")), NOW)
                .orElseThrow();

        assertThat(failure.getMessage()).contains("wrong: ***").doesNotContain("s3cret");
        assertThat(failure.exchangeMessage()).contains("wrong: ***");
    }

    private static Envelope envelope(String json) {
        try {
            return Envelope.read(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void rowsOfReadsAreNotTakenForResults() {
        assertThat(judge(READ, 200, null, "{\"code\":\"0\",\"data\":[{\"code\":\"500\"}]}"))
                .isEmpty();
    }
}
