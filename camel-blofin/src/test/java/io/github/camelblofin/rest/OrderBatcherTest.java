package io.github.camelblofin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.BlofinRateLimitException;
import io.github.camelblofin.error.Failure;
import io.github.camelblofin.time.Scheduler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@code batchOrders} does when lists are full, refused, silent or given up. */
class OrderBatcherTest {
    private static final Duration MOMENT = Duration.ofMillis(3);

    private final List<Runnable> timers = new ArrayList<>();
    private final Scheduler scheduler = (delay, task) -> {
        timers.add(task);
        return () -> timers.remove(task);
    };
    private final OrderBatcher batcher = new OrderBatcher(scheduler);
    private final List<Call> made = new ArrayList<>();
    private final List<CompletableFuture<Answer>> answers = new ArrayList<>();
    private final Calls calls = batcher.gathering(this::make, MOMENT);

    private CompletionStage<Answer> make(Call call, Signing by) {
        made.add(call);
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        answers.add(answer);
        return answer;
    }

    private CompletableFuture<Answer> order(int number) {
        String body = "{\"instId\":\"BTC-USDT\",\"marginMode\":\"cross\",\"clientOrderId\":\"mine" + number + "\"}";
        return calls.call(
                        Call.withBody(Target.of(Operation.TRADE_ORDER), body.getBytes(StandardCharsets.UTF_8)),
                        Signing.none())
                .toCompletableFuture();
    }

    private void send(int number) {
        CompletableFuture<Answer> unused = order(number);
    }

    private void momentPasses() {
        List.copyOf(timers).forEach(Runnable::run);
    }

    private List<String> paths() {
        return made.stream().map(call -> call.target().path()).toList();
    }

    private static BlofinException failure(CompletableFuture<Answer> order) {
        return (BlofinException) order.handle((answer, failure) -> failure).join();
    }

    private void answer(int call, String data) {
        String text = "{\"code\":\"0\",\"msg\":\"\",\"data\":[" + data + "]}";
        Answer fresh = Answers.fresh(Target.of(Operation.TRADE_BATCH_ORDERS), text);
        try {
            Envelope envelope = Envelope.read(text.getBytes(StandardCharsets.UTF_8));
            answers.get(call).complete(fresh.withItems(Items.of(envelope, false, said -> said)));
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void fullListGoesAtOnceAndTheNextBeginsAnew() {
        IntStream.range(0, 21).forEach(this::send);

        assertThat(paths()).containsExactly("trade/batch-orders");
        assertThat(new String(made.get(0).body(), StandardCharsets.UTF_8))
                .startsWith("[{\"instId\"")
                .contains("\"mine0\"}", "\"mine19\"}]")
                .doesNotContain("mine20");
        momentPasses();
        assertThat(paths()).containsExactly("trade/batch-orders", "trade/order");
    }

    @Test
    void answersAreTakenByClientIdWhateverTheirOrder() {
        CompletableFuture<Answer> one = order(1);
        CompletableFuture<Answer> two = order(2);
        momentPasses();

        answer(
                0,
                "{\"orderId\":\"8\",\"clientOrderId\":\"mine2\",\"code\":\"0\"},"
                        + "{\"orderId\":\"7\",\"clientOrderId\":\"mine1\",\"code\":\"0\"}");

        assertThat(one.join().json()).contains("\"7\"").doesNotContain("\"8\"");
        assertThat(two.join().json()).contains("\"8\"").doesNotContain("\"7\"");
        assertThat(one.join().together()).isEqualTo(2);
        assertThat(one.join().target().path()).isEqualTo("trade/order");
    }

    @Test
    void orderOfWhichTheAnswerTellsNothingIsUnknown() {
        CompletableFuture<Answer> one = order(1);
        CompletableFuture<Answer> two = order(2);
        momentPasses();

        answer(0, "{\"orderId\":\"7\",\"clientOrderId\":\"mine1\",\"code\":\"0\"}");

        assertThat(one).isCompleted();
        assertThat(failure(two).outcomeUnknown()).isTrue();
    }

    @Test
    void whenTheListIsRefusedForOneOfItsOrdersEachIsSentAlone() {
        CompletableFuture<Answer> one = order(1);
        CompletableFuture<Answer> two = order(2);
        momentPasses();

        answers.get(0)
                .completeExceptionally(new BlofinInvalidRequestException(
                        new Failure("trade/batch-orders", "152002", "size", "no", false, false, false, null)));

        assertThat(paths()).containsExactly("trade/batch-orders", "trade/order", "trade/order");
        answers.get(1).complete(Answers.fresh(Target.of(Operation.TRADE_ORDER), "{\"code\":\"0\",\"data\":[]}"));
        answers.get(2).completeExceptionally(new BlofinInvalidRequestException(Failure.local("trade/order", "no")));
        assertThat(one).isCompleted();
        assertThat(failure(two)).isInstanceOf(BlofinInvalidRequestException.class);
    }

    @Test
    void whatIsNobodysFaultFailsAllAndIsNotSentAgain() {
        List<CompletableFuture<Answer>> orders = List.of(order(1), order(2));
        momentPasses();

        answers.get(0)
                .completeExceptionally(new BlofinRateLimitException(Failure.local("trade/batch-orders", "later")));

        assertThat(made).hasSize(1);
        orders.forEach(order -> assertThat(failure(order)).isInstanceOf(BlofinRateLimitException.class));
    }

    @Test
    void orderThatWasGivenUpIsNotSent() {
        CompletableFuture<Answer> one = order(1);
        send(2);
        one.cancel(false);
        momentPasses();

        assertThat(paths()).containsExactly("trade/order");
        assertThat(new String(made.get(0).body(), StandardCharsets.UTF_8)).contains("mine2");
    }

    @Test
    void closingSendsWhatWaitsAndGathersNoMore() {
        send(1);
        batcher.close();
        send(2);

        assertThat(paths()).containsExactly("trade/order", "trade/order");
        assertThat(timers).isEmpty();
    }
}
