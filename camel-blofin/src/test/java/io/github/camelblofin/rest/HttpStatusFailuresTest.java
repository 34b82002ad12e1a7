package io.github.camelblofin.rest;

import static io.github.camelblofin.rest.FailuresTest.CANCEL;
import static io.github.camelblofin.rest.FailuresTest.NOW;
import static io.github.camelblofin.rest.FailuresTest.ORDER;
import static io.github.camelblofin.rest.FailuresTest.READ;
import static io.github.camelblofin.rest.FailuresTest.code;
import static io.github.camelblofin.rest.FailuresTest.failed;
import static io.github.camelblofin.rest.FailuresTest.judge;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.error.BlofinAuthenticationException;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.BlofinRateLimitException;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an HTTP status that is no success means for the caller. */
class HttpStatusFailuresTest {
    @Test
    void http401SaysThatThePathMayBeUnknown() {
        BlofinException failure = failed(READ, 401, "");

        assertThat(failure).isInstanceOf(BlofinAuthenticationException.class).hasMessageContaining("Check the path");
        assertThat(failure.code()).contains("HTTP 401");
        assertThat(failure.callerFault()).isTrue();
    }

    @Test
    void codeInA401SaysMoreThanTheStatus() {
        assertThat(failed(READ, 401, code("152408", "Passphrase error")))
                .hasMessageContaining("Check passphrase")
                .satisfies(e -> assertThat(e.code()).contains("152408"));
    }

    @Test
    void forbiddenWebPageIsABanForFiveMinutes() {
        BlofinException failure =
                judge(ORDER, 403, "text/html", "<html>go away</html>").orElseThrow();

        assertThat(failure)
                .isInstanceOf(BlofinRateLimitException.class)
                .hasMessageContaining("firewall")
                .hasMessageContaining("User-Agent");
        assertThat(failure.code()).contains("HTTP 403");
        assertThat(failure.retryAt()).contains(NOW.plus(Duration.ofMinutes(5)));
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.outcomeUnknown()).isFalse();
    }

    @Test
    void forbiddenWithACodeOfBlofinsIsWhatTheCodeSays() {
        assertThat(failed(READ, 403, code("152406", "Your IP is not included")))
                .isInstanceOf(BlofinAuthenticationException.class)
                .hasMessageContaining("whitelist");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 200})
    void tooManyRequestsWaitsAsLongAsTheKnownStop(int status) {
        BlofinException failure = failed(ORDER, status, code("429", "Too Many Requests"));

        assertThat(failure).isInstanceOf(BlofinRateLimitException.class);
        assertThat(failure.retryAt()).contains(NOW.plus(Duration.ofMinutes(5)));
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.outcomeUnknown()).isFalse();
    }

    @Test
    void retryAfterIsBelieved() {
        HttpReply reply = new HttpReply(429, null, null, "17", Buffer.buffer());

        assertThat(new Failures(READ, text -> text)
                        .in(reply, null, NOW)
                        .orElseThrow()
                        .retryAt())
                .contains(NOW.plusSeconds(17));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 520})
    void failingServerLeavesAWriteUnknownAndAReadRetryable(int status) {
        BlofinException write = judge(ORDER, status, "text/html", "<html>").orElseThrow();

        assertThat(write).isInstanceOf(BlofinUnavailableException.class);
        assertThat(write.code()).contains("HTTP " + status);
        assertThat(write.outcomeUnknown()).isTrue();
        assertThat(write.retryable()).isFalse();
        assertThat(failed(READ, status, "").retryable()).isTrue();
        assertThat(failed(CANCEL, status, "").retryable()).isTrue();
    }

    @Test
    void failingServerIsNotBelievedThatNothingWasDone() {
        assertThat(failed(ORDER, 500, code("152002", "Parameter error")).outcomeUnknown())
                .isTrue();
    }

    @Test
    void unknownPathIsTheCallersFault() {
        BlofinException failure = judge(ORDER, 404, "text/html", "<html>").orElseThrow();

        assertThat(failure).isInstanceOf(BlofinInvalidRequestException.class);
        assertThat(failure.callerFault()).isTrue();
        assertThat(failure.outcomeUnknown()).isFalse();
    }

    @Test
    void redirectIsNotFollowedAndNotRetried() {
        BlofinException failure = failed(READ, 302, "");

        assertThat(failure.code()).contains("HTTP 302");
        assertThat(failure.retryable()).isFalse();
    }
}
