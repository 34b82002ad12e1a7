package io.github.camelblofin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Identical reads under way at once are one call, but never an answer that is older than the question. */
class MergedReadsTest {
    private static final Call TICKERS = RestClientTestSupport.get(Operation.MARKET_TICKERS);
    private static final Call ORDERS = RestClientTestSupport.get(Operation.TRADE_ORDERS_PENDING);
    private static final Signing SIGNING = RestClientTestSupport.signing();

    private final MergedReads reads = new MergedReads();
    private final List<CompletableFuture<Answer>> made = new ArrayList<>();
    private final List<Runnable> turns = new ArrayList<>();

    private CompletableFuture<Answer> ask(Call call) {
        return reads.make(call, SIGNING, sent -> {
            CompletableFuture<Answer> answer = new CompletableFuture<>();
            made.add(answer);
            turns.add(sent);
            return answer;
        });
    }

    @Test
    void publicReadsShareTheAnswerUntilItComes() {
        CompletableFuture<Answer> first = ask(TICKERS);
        turns.get(0).run();
        CompletableFuture<Answer> second = ask(TICKERS);

        assertThat(made).hasSize(1);
        made.get(0).complete(null);
        assertThat(first).isCompleted();
        assertThat(second).isCompleted();
        assertThat(ask(TICKERS)).isNotDone();
        assertThat(made).hasSize(2);
    }

    @Test
    void signedReadsShareOnlyWhatWasNotSentYet() {
        CompletableFuture<Answer> first = ask(ORDERS);
        CompletableFuture<Answer> second = ask(ORDERS);
        turns.get(0).run();
        CompletableFuture<Answer> later = ask(ORDERS);

        assertThat(made).hasSize(2);
        made.get(0).complete(null);
        assertThat(first).isCompleted();
        assertThat(second).isCompleted();
        assertThat(later).isNotDone();
    }

    @Test
    void othersFailWithTheCall() {
        CompletableFuture<Answer> first = ask(TICKERS);
        CompletableFuture<Answer> second = ask(TICKERS);

        made.get(0).completeExceptionally(new IllegalStateException("no"));

        assertThat(first).isCompletedExceptionally();
        assertThat(second).isCompletedExceptionally();
    }

    @Test
    void callIsGivenUpWhenNobodyWantsItAnyMore() {
        CompletableFuture<Answer> first = ask(TICKERS);
        CompletableFuture<Answer> second = ask(TICKERS);

        first.cancel(true);
        assertThat(made.get(0)).isNotDone();
        second.cancel(true);
        assertThat(made.get(0)).isCancelled();
        assertThat(ask(TICKERS)).isNotDone();
        assertThat(made).hasSize(2);
    }

    @Test
    void otherPlacesOtherParametersAndWritesAreCallsOfTheirOwn() {
        List<CompletableFuture<Answer>> calls = List.of(
                ask(ORDERS),
                ask(ORDERS.at(Priority.CANCEL)),
                ask(RestClientTestSupport.get(Operation.TRADE_ORDERS_PENDING, "instId", "BTC-USDT")),
                ask(RestClientTestSupport.post(Operation.TRADE_CANCEL_ORDER, "{\"orderId\":\"1\"}")),
                ask(RestClientTestSupport.post(Operation.TRADE_CANCEL_ORDER, "{\"orderId\":\"1\"}")));

        assertThat(made).hasSameSizeAs(calls);
    }

    @Test
    void orderThatOnlyReducesGoesFirst() {
        String reducing = "{\"instId\":\"BTC-USDT\",\"side\":\"sell\",\"size\":\"1\",\"reduceOnly\":\"true\"}";

        assertThat(RestClientTestSupport.post(Operation.TRADE_ORDER, reducing).priority())
                .isEqualTo(Priority.CANCEL);
        assertThat(RestClientTestSupport.post(Operation.TRADE_ORDER, reducing.replace("true", "false"))
                        .priority())
                .isEqualTo(Priority.PLACE);
    }
}
