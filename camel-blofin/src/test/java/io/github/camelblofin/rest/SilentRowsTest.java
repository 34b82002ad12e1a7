package io.github.camelblofin.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinPartialBatchException;
import io.github.camelblofin.error.ItemOutcome;
import io.github.camelblofin.error.ItemResult;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of success that name nothing: what was placed has an id, so nobody knows whether it was. */
class SilentRowsTest extends RestClientTestSupport {
    private static Map<String, Object> order(String id) {
        return pairs(
                "instId",
                "A-USDT",
                "marginMode",
                "cross",
                "side",
                "buy",
                "orderType",
                "market",
                "size",
                "1",
                "clientOrderId",
                id);
    }

    private static Request request(Operation operation, Object body) {
        return new RequestMerger(null).prepare(Target.of(operation), Map.of(), Map.of(), body);
    }

    private static Answer end(CompletionStage<Answer> call) {
        return call.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static BlofinException failure(CompletionStage<Answer> call) {
        Throwable failure = catchThrowable(() -> end(call));
        assertThat(failure).isInstanceOf(CompletionException.class);
        return (BlofinException) failure.getCause();
    }

    private static List<ItemOutcome> outcomes(BlofinException failure) {
        return ((BlofinPartialBatchException) failure)
                .items().stream().map(ItemResult::outcome).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"orderId\":null,\"clientOrderId\":\"c1\"}", "{\"orderId\":\"\",\"msg\":null}"})
    void placedItemWithoutCodeAndIdIsUnknown(String row) {
        server.thenAnswer(
                "{\"code\":\"0\",\"msg\":\"\",\"data\":[{\"orderId\":\"90\",\"clientOrderId\":\"c0\"}," + row + "]}");
        Request two = request(Operation.TRADE_BATCH_ORDERS, List.of(order("c0"), order("c1")));

        BlofinException failure = failure(BatchRun.start(two, true, client::call));

        assertThat(outcomes(failure)).containsExactly(ItemOutcome.DONE, ItemOutcome.UNKNOWN);
        assertThat(failure.outcomeUnknown()).isTrue();
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void cancelledItemWithoutCodeAndIdIsDone() {
        server.thenAnswer("{\"code\":\"0\",\"msg\":\"\",\"data\":[{}]}");
        Request one = request(Operation.TRADE_CANCEL_TPSL, List.of(pairs("tpslId", "1")));

        assertThat(end(BatchRun.start(one, true, client::call)).code()).isEqualTo("0");
    }

    @Test
    void placedListOfWhichTheAnswerTellsNothingIsUnknown() {
        server.thenAnswer("{\"code\":\"0\",\"msg\":\"\",\"data\":[]}");
        Request one = request(
                Operation.SPOT_TRADE_BATCH_ORDERS,
                List.of(pairs("instId", "A-USDT", "side", "buy", "orderType", "limit", "price", "1", "size", "1")));

        BlofinException failure = failure(BatchRun.start(one, true, client::call));

        assertThat(outcomes(failure)).containsExactly(ItemOutcome.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{}]", "[]", "{}", "{\"orderId\":null}"})
    void orderWhoseAnswerNamesNothingIsUnknown(String data) {
        server.thenAnswer("{\"code\":\"0\",\"msg\":\"success\",\"data\":" + data + "}");

        BlofinException failure =
                failure(client.call(request(Operation.TRADE_ORDER, order("c0")).call()));

        assertThat(failure.outcomeUnknown()).isTrue();
    }

    @Test
    void defectOfALaterCallStillTellsWhatWasDone() {
        Function<Call, CompletionStage<Answer>> caller = new Function<>() {
            private boolean second;

            @Override
            public CompletionStage<Answer> apply(Call call) {
                if (second) {
                    throw new IllegalStateException("a defect");
                }
                second = true;
                return client.call(call);
            }
        };
        server.thenAnswer("{\"code\":\"0\",\"msg\":\"\",\"data\":[{\"orderId\":\"1\"}]}");
        Request two = request(
                Operation.TRADE_CANCEL_BATCH_ORDERS,
                List.of(pairs("instId", "A-USDT", "orderId", "1"), pairs("instId", "A-USDT", "clientOrderId", "c2")));

        BlofinException failure = failure(BatchRun.start(two, true, caller));

        assertThat(outcomes(failure)).containsExactly(ItemOutcome.DONE, ItemOutcome.UNKNOWN);
        assertThat(failure).hasRootCauseMessage("a defect");
    }
}
