package io.github.camelblofin.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.ErrorCode;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinAuthenticationException;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.Failure;
import io.github.camelblofin.rest.Answer;
import io.github.camelblofin.rest.Call;
import io.github.camelblofin.rest.RequestMerger;
import io.github.camelblofin.rest.Target;
import io.github.camelblofin.time.Scheduler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong here while an order is changed, its Exchange ends. */
class AmendDefectsTest {
    private static final String LIVE = "{\"orderId\":\"7\",\"instId\":\"A-USDT\",\"marginMode\":\"cross\","
            + "\"positionSide\":\"net\",\"side\":\"sell\",\"orderType\":\"limit\",\"price\":\"20\",\"size\":\"10\","
            + "\"filledSize\":\"0\",\"state\":\"live\"}";
    private final Deque<Function<Call, CompletionStage<Answer>>> steps = new ArrayDeque<>();
    private final Scheduler atOnce = (delay, task) -> {
        task.run();
        return () -> {};
    };

    private static CompletionStage<Answer> defect(Call call) {
        throw new IllegalStateException("a defect in " + call);
    }

    private static String id() {
        return "own1";
    }

    private static CompletionStage<Answer> refused(Call call) {
        return CompletableFuture.failedFuture(new BlofinAuthenticationException(new Failure(
                call.target().path(), ErrorCode.OPERATION_NOT_SUPPORTED.code(), "no", "no", false, false, true, null)));
    }

    private static Function<Call, CompletionStage<Answer>> answer(String data) {
        return call -> {
            try {
                String text = "{\"code\":\"0\",\"msg\":\"\",\"data\":" + data + "}";
                return CompletableFuture.completedFuture(Answer.restored(call.target(), text, Instant.EPOCH));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private BlofinException end(
            Scheduler scheduler, Supplier<String> newIds, List<Function<Call, CompletionStage<Answer>>> script) {
        steps.addAll(script);
        RequestMerger merger = new RequestMerger(null);
        Call amend = merger.merge(
                Target.of(Operation.TRADE_AMEND_ORDER),
                Map.of(),
                Map.of(),
                Map.of("instId", "A-USDT", "orderId", "7", "newPrice", "21"));
        AmendPorts ports =
                new AmendPorts(call -> steps.remove().apply(call), merger, scheduler, newIds, Duration.ofSeconds(5));
        CompletableFuture<?> outcome = AmendRun.start(amend, ports).toCompletableFuture();
        assertThat(outcome).as("ends").isCompletedExceptionally();
        return (BlofinException) outcome.handle((result, failure) -> failure).join();
    }

    @Test
    void defectBeforeAnythingWasChangedSaysSo() {
        BlofinException failure =
                end(atOnce, AmendDefectsTest::id, List.of(AmendDefectsTest::refused, AmendDefectsTest::defect));

        assertThat(failure)
                .hasMessageContaining("nothing was changed")
                .hasRootCauseMessage("a defect in GET trade/order-detail");
        assertThat(failure.outcomeUnknown()).isFalse();
    }

    @Test
    void defectWhereIdsComeFromEndsIt() {
        BlofinException failure = end(
                atOnce,
                () -> {
                    throw new IllegalStateException("no ids");
                },
                List.of(AmendDefectsTest::refused));

        assertThat(failure).hasRootCauseMessage("no ids");
    }

    @Test
    void defectOfTheCancelLeavesItUnknown() {
        BlofinException failure = end(
                atOnce,
                AmendDefectsTest::id,
                List.of(AmendDefectsTest::refused, answer(LIVE), AmendDefectsTest::defect));

        assertThat(failure).hasMessageContaining("look it up");
        assertThat(failure.outcomeUnknown()).isTrue();
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void answerThatCannotBeReadEndsIt() {
        BlofinException failure = end(
                atOnce,
                AmendDefectsTest::id,
                List.of(AmendDefectsTest::refused, answer("[{\"size\":{\"not\":\"a number\"}}]")));

        assertThat(failure.getMessage()).contains("nothing was changed");
    }

    @Test
    void schedulerThatIsStoppedEndsIt() {
        Scheduler stopped = (delay, task) -> {
            throw new RejectedExecutionException("stopped");
        };

        BlofinException failure = end(
                stopped,
                AmendDefectsTest::id,
                List.of(AmendDefectsTest::refused, answer(LIVE), answer("{\"orderId\":\"7\"}"), answer(LIVE)));

        assertThat(failure).hasRootCauseMessage("stopped");
        assertThat(failure.outcomeUnknown()).isTrue();
    }

    @Test
    void defectAfterAPauseEndsIt() {
        BlofinException failure = end(
                atOnce,
                AmendDefectsTest::id,
                List.of(
                        AmendDefectsTest::refused,
                        answer(LIVE),
                        answer("{\"orderId\":\"7\"}"),
                        answer(LIVE),
                        AmendDefectsTest::defect));

        assertThat(failure.outcomeUnknown()).isTrue();
    }

    @Test
    void amendWhoseAnswerCannotBeReadIsUnknown() {
        BlofinException failure =
                end(atOnce, AmendDefectsTest::id, List.of(call -> CompletableFuture.completedFuture(null)));

        assertThat(failure.outcomeUnknown()).isTrue();
    }
}
