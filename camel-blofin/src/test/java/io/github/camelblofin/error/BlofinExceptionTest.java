package io.github.camelblofin.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlofinExceptionTest {
    @Test
    void failureIsTold() {
        Instant moment = Instant.parse("2026-01-02T03:04:05Z");
        Failure failure =
                new Failure("a/b", "429", "slow down", "a/b: slow down", true, false, false, null).until(moment);
        RuntimeException cause = new RuntimeException("x");

        BlofinRateLimitException told = new BlofinRateLimitException(failure, cause);

        assertThat(told).hasMessage("a/b: slow down").hasCause(cause);
        assertThat(told.operation()).isEqualTo("a/b");
        assertThat(told.code()).contains("429");
        assertThat(told.exchangeMessage()).contains("slow down");
        assertThat(told.retryable()).isTrue();
        assertThat(told.outcomeUnknown()).isFalse();
        assertThat(told.callerFault()).isFalse();
        assertThat(told.retryAt()).contains(moment);
    }

    @Test
    void localFailureIsTheCallersFaultAndNothingHappened() {
        BlofinInvalidRequestException told = new BlofinInvalidRequestException(Failure.local("a/b", "wrong"));

        assertThat(told.callerFault()).isTrue();
        assertThat(told.retryable()).isFalse();
        assertThat(told.outcomeUnknown()).isFalse();
        assertThat(told.code()).isEmpty();
        assertThat(told.exchangeMessage()).isEmpty();
        assertThat(told.retryAt()).isEmpty();
    }

    @Test
    void familyIsClosed() {
        assertThat(BlofinException.class.isSealed()).isTrue();
        assertThat(Arrays.asList(BlofinException.class.getPermittedSubclasses()))
                .containsExactlyInAnyOrder(
                        BlofinAuthenticationException.class,
                        BlofinClientIdReusedException.class,
                        BlofinInvalidRequestException.class,
                        BlofinKilledException.class,
                        BlofinOrderRejectedException.class,
                        BlofinPartialBatchException.class,
                        BlofinRateLimitException.class,
                        BlofinRiskLimitException.class,
                        BlofinUnavailableException.class);
    }

    @Test
    void partialBatchTellsWhichItemsFailed() {
        ItemResult done = new ItemResult(0, ItemOutcome.DONE, null, null, Map.of("orderId", "1"));
        ItemResult failed = new ItemResult(1, ItemOutcome.FAILED, "103003", "no", Map.of());

        BlofinPartialBatchException told =
                new BlofinPartialBatchException(Failure.local("a/b", "x"), List.of(done, failed));

        assertThat(told.items()).containsExactly(done, failed);
        assertThat(told.failed()).containsExactly(failed);
    }
}
