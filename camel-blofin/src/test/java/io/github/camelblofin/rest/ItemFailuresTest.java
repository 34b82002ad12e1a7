package io.github.camelblofin.rest;

import static io.github.camelblofin.rest.FailuresTest.CANCEL;
import static io.github.camelblofin.rest.FailuresTest.ORDER;
import static io.github.camelblofin.rest.FailuresTest.body;
import static io.github.camelblofin.rest.FailuresTest.failed;
import static io.github.camelblofin.rest.FailuresTest.judge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinOrderRejectedException;
import io.github.camelblofin.error.BlofinPartialBatchException;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.error.ItemResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes have results of their own inside an answer that may call itself a success. */
class ItemFailuresTest {
    private static final Call BATCH = body(Operation.TRADE_BATCH_ORDERS, "[{},{},{}]");
    private static final Call CANCELS = body(Operation.TRADE_CANCEL_BATCH_ORDERS, " \n[{},{}]");
    private static final String MARGIN =
            "{\"orderId\":null,\"clientOrderId\":\"c2\",\"code\":\"103003\",\"msg\":\"no margin\"}";

    private static String answer(String code, String data) {
        return "{\"code\":\"" + code + "\",\"msg\":\"\",\"data\":" + data + "}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"[" + MARGIN + "]", MARGIN})
    void refusedItemInASuccessIsARejectedOrder(String data) {
        BlofinException failure = failed(ORDER, answer("0", data));

        assertThat(failure)
                .isInstanceOf(BlofinOrderRejectedException.class)
                .hasMessage("trade/order: BloFin answered 103003 \"no margin\"."
                        + " Add funds to this account or ask for less");
        assertThat(failure.code()).contains("103003");
        assertThat(failure.callerFault()).isTrue();
        assertThat(failure.outcomeUnknown()).isFalse();
    }

    @Test
    void allFailedOnOneOrderIsWhatTheItemSays() {
        assertThat(failed(ORDER, answer("1", "[" + MARGIN + "]")).code()).contains("103003");
    }

    @Test
    void itemCodeAsNumberIsRead() {
        assertThat(failed(ORDER, answer("0", "[{\"code\":103013,\"msg\":\"try again\"}]")))
                .isInstanceOf(BlofinUnavailableException.class)
                .satisfies(e -> assertThat(e.outcomeUnknown()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000", "102068"})
    void cancelOfAFinishedOrderIsAMatterOfItsState(String code) {
        BlofinException failure = failed(CANCEL, answer("0", "{\"orderId\":\"7\",\"code\":\"" + code + "\"}"));

        assertThat(failure)
                .isInstanceOf(BlofinOrderRejectedException.class)
                .hasMessageContaining("The order is finished already");
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void code500WithTheTextOfAFinishedOrderIsAMatterOfItsStateToo() {
        String text = "Cancel failed as the order has been filled, triggered, canceled or does not exist.";

        BlofinException failure = failed(CANCEL, answer("0", "{\"code\":\"500\",\"msg\":\"" + text + "\"}"));

        assertThat(failure).isInstanceOf(BlofinOrderRejectedException.class);
        assertThat(failure.code()).contains("500");
        assertThat(failed(CANCEL, answer("0", "{\"code\":\"500\",\"msg\":\"other\"}")))
                .isInstanceOf(BlofinUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2"})
    void batchWithARefusedItemTellsEveryItemInOrder(String code) {
        BlofinException failure = failed(
                BATCH,
                answer(
                        code,
                        "[{\"orderId\":\"11\",\"clientOrderId\":\"c1\"}," + MARGIN
                                + ",{\"orderId\":\"13\",\"code\":\"0\"}]"));

        assertThat(failure)
                .hasMessageContaining("1 of 3 items failed (item 2: 103003 \"no margin\")")
                .hasMessageContaining("never send the whole batch again")
                .asInstanceOf(type(BlofinPartialBatchException.class))
                .satisfies(batch -> {
                    assertThat(batch.items()).extracting(ItemResult::done).containsExactly(true, false, true);
                    assertThat(batch.items().get(0).answer()).containsEntry("orderId", "11");
                    assertThat(batch.failed()).singleElement().satisfies(item -> assertThat(item.code())
                            .isEqualTo("103003"));
                });
        assertThat(failure.code()).contains(code.equals("0") ? "103003" : "2");
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.outcomeUnknown()).isFalse();
        assertThat(failure.callerFault()).isTrue();
    }

    @Test
    void equalFailuresAreCountedByTheirPlace() {
        assertThat(failed(BATCH, answer("1", "[" + MARGIN + "," + MARGIN + "]")))
                .hasMessageContaining("item 1: 103003")
                .hasMessageContaining("item 2: 103003");
    }

    @Test
    void ambiguousItemLeavesABatchOfOrdersUnknownButNotOneOfCancels() {
        String data = "[{\"orderId\":\"11\"},{\"code\":\"103013\",\"msg\":\"internal\"}]";

        assertThat(failed(BATCH, answer("2", data)).outcomeUnknown()).isTrue();
        assertThat(failed(CANCELS, answer("2", data)).outcomeUnknown()).isFalse();
    }

    @Test
    void allFailedWithoutItemsLeavesABatchUnknown() {
        BlofinException failure = failed(BATCH, answer("1", "null"));

        assertThat(failure).isInstanceOf(BlofinPartialBatchException.class);
        assertThat(failure.outcomeUnknown()).isTrue();
    }

    @Test
    void itemsWithoutACodeAreDone() {
        assertThat(judge(BATCH, 200, null, answer("0", "[{\"orderId\":\"11\"},{\"orderId\":\"12\",\"code\":\"\"}]")))
                .isEmpty();
    }

    @Test
    void errorOfTheWholeBatchIsNoPartialBatch() {
        assertThat(failed(BATCH, "{\"code\":\"152006\",\"msg\":\"up to 20\"}"))
                .isNotInstanceOf(BlofinPartialBatchException.class)
                .hasMessageContaining("up to 20");
    }
}
