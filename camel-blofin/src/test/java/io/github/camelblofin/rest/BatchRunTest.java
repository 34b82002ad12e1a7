package io.github.camelblofin.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinPartialBatchException;
import io.github.camelblofin.error.BlofinRateLimitException;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.error.ItemOutcome;
import io.github.camelblofin.error.ItemResult;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.model.OrderAck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lists that BloFin does not take at once, and what a caller learns of every item. */
class BatchRunTest extends RestClientTestSupport {
    private static final String REFUSED = "\"code\":\"103003\",\"msg\":\"no margin\"";

    private static Map<String, Object> order(String instId, String id) {
        return pairs(
                "instId",
                instId,
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

    private static List<Map<String, Object>> orders(int count) {
        return IntStream.range(0, count).mapToObj(i -> order("A-USDT", "c" + i)).toList();
    }

    private static Request request(Operation operation, Object body) {
        return new RequestMerger(null).prepare(Target.of(operation), Map.of(), Map.of(), body);
    }

    private Answer run(Request request, boolean failOnPartial) {
        return BatchRun.start(request, failOnPartial, client::call)
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private BlofinException failure(Request request, boolean failOnPartial) {
        Throwable failure = catchThrowable(() -> run(request, failOnPartial));
        assertThat(failure).isInstanceOf(CompletionException.class);
        return (BlofinException) failure.getCause();
    }

    private static String row(String id, String more) {
        return "{\"orderId\":\"9" + id.substring(1) + "\",\"clientOrderId\":\"" + id + "\"" + more + "}";
    }

    private static String answer(String code, String... rows) {
        return "{\"code\":\"" + code + "\",\"msg\":\"\",\"data\":[" + String.join(",", rows) + "]}";
    }

    private static String done(int from, int to) {
        return answer(
                "0", IntStream.range(from, to).mapToObj(i -> row("c" + i, "")).toArray(String[]::new));
    }

    private List<String> idsOfNextCall(String field) throws InterruptedException, IOException {
        List<String> ids = new ArrayList<>();
        JsonNode items = BlofinJson.mapper().readTree(server.next().text());
        items.forEach(item -> ids.add(item.path(field).asText()));
        return ids;
    }

    private static List<ItemOutcome> outcomes(BlofinException failure) {
        return ((BlofinPartialBatchException) failure)
                .items().stream().map(ItemResult::outcome).toList();
    }

    @Test
    void rowThatIsNoObjectLeavesTheItemsUnknown() throws Exception {
        server.thenAnswer(answer("0", row("c0", ""), "null"));

        BlofinException failure = failure(request(Operation.TRADE_BATCH_ORDERS, orders(2)), true);

        assertThat(outcomes(failure)).containsExactly(ItemOutcome.UNKNOWN, ItemOutcome.UNKNOWN);
        assertThat(failure.outcomeUnknown()).isTrue();
        server.next();
        server.assertPlayed();
    }

    @Test
    void fortyFiveOrdersAreThreeCallsInOrder() throws Exception {
        server.thenAnswer(done(0, 20)).thenAnswer(done(20, 40)).thenAnswer(done(40, 45));

        Answer answer = run(request(Operation.TRADE_BATCH_ORDERS, orders(45)), true);

        assertThat(idsOfNextCall("clientOrderId"))
                .hasSize(20)
                .startsWith("c0", "c1")
                .endsWith("c19");
        assertThat(idsOfNextCall("clientOrderId")).hasSize(20).startsWith("c20");
        assertThat(idsOfNextCall("clientOrderId")).containsExactly("c40", "c41", "c42", "c43", "c44");
        assertThat(answer.rows())
                .extracting(row -> ((OrderAck) row).clientOrderId())
                .containsExactlyElementsOf(
                        IntStream.range(0, 45).mapToObj(i -> "c" + i).toList());
        assertThat(answer.code()).isEqualTo("0");
        server.assertPlayed();
    }

    @Test
    void listThatFitsIsOneCallOfTheBytesThatWereGiven() throws Exception {
        String text = "[ " + BlofinJson.toText(order("A-USDT", "c0")) + " ]";
        String said = answer("0", "{ \"orderId\" : \"1\", \"clientOrderId\":\"c0\" }");
        server.thenAnswer(said);

        Answer answer = run(request(Operation.TRADE_BATCH_ORDERS, text), true);

        assertThat(server.next().text()).isEqualTo(text);
        assertThat(answer.raw()).isEqualTo(said);
    }

    @Test
    void mixedInstrumentsAreSplitAndAnswersKeepTheListsOrder() throws Exception {
        List<Map<String, Object>> mixed =
                List.of(order("A-USDT", "c0"), order("B-USDT", "c1"), order("A-USDT", "c2"), order("B-USDT", "c3"));
        server.thenAnswer(answer("0", row("c0", ",\"x\": 1.50"), row("c2", "")))
                .thenAnswer(answer("0", row("c1", ""), row("c3", "")));

        Answer answer = run(request(Operation.TRADE_BATCH_ORDERS, mixed), true);

        assertThat(idsOfNextCall("instId")).containsExactly("A-USDT", "A-USDT");
        assertThat(idsOfNextCall("instId")).containsExactly("B-USDT", "B-USDT");
        assertThat(answer.json())
                .isEqualTo("[" + row("c0", ",\"x\": 1.50") + "," + row("c1", "") + "," + row("c2", "") + ","
                        + row("c3", "") + "]");
    }

    @Test
    void cancelsGoByOneKindOfIdACall() throws Exception {
        server.thenAnswer(answer("0", "{\"orderId\":\"1\"}", "{\"orderId\":\"3\"}"))
                .thenAnswer(answer("0", "{\"clientOrderId\":\"c2\"}"));

        Answer answer = run(
                request(
                        Operation.TRADE_CANCEL_BATCH_ORDERS,
                        List.of(
                                pairs("instId", "A-USDT", "orderId", "1"),
                                pairs("instId", "A-USDT", "clientOrderId", "c2"),
                                pairs("instId", "B-USDT", "orderId", "3", "clientOrderId", "c3"))),
                true);

        assertThat(idsOfNextCall("orderId")).containsExactly("1", "3");
        assertThat(idsOfNextCall("clientOrderId")).containsExactly("c2");
        assertThat(answer.json()).isEqualTo("[{\"orderId\":\"1\"},{\"clientOrderId\":\"c2\"},{\"orderId\":\"3\"}]");
    }

    @Test
    void rowsInAnotherOrderFindTheirItems() {
        server.thenAnswer(answer("2", row("c1", "," + REFUSED), row("c0", "")));

        BlofinException failure = failure(request(Operation.TRADE_BATCH_ORDERS, orders(2)), true);

        assertThat(outcomes(failure)).containsExactly(ItemOutcome.DONE, ItemOutcome.FAILED);
        assertThat(failure).hasMessageContaining("item 2: 103003 \"no margin\"");
    }

    @Test
    void refusedItemsDoNotStopTheRestAndAreToldTogether() {
        server.thenAnswer(answer(
                        "2",
                        IntStream.range(0, 20)
                                .mapToObj(i -> row("c" + i, i == 7 ? "," + REFUSED : ""))
                                .toArray(String[]::new)))
                .thenAnswer(answer("1", row("c20", "," + REFUSED)));

        BlofinException failure = failure(request(Operation.TRADE_BATCH_ORDERS, orders(21)), true);

        assertThat(failure)
                .hasMessageContaining(
                        "2 of 21 items failed (item 8: 103003 \"no margin\", item 21: 103003 \"no margin\")")
                .asInstanceOf(type(BlofinPartialBatchException.class))
                .satisfies(batch -> {
                    assertThat(batch.failed()).extracting(ItemResult::index).containsExactly(7, 20);
                    assertThat(batch.succeeded()).hasSize(19).first().satisfies(item -> assertThat(item.answer())
                            .containsEntry("orderId", "90"));
                });
        assertThat(failure.outcomeUnknown()).isFalse();
        assertThat(failure.retryable()).isFalse();
        server.assertPlayed();
    }

    @Test
    void withoutFailOnPartialTheItemsCarryTheirCodes() {
        server.thenAnswer(answer("1", row("c0", "," + REFUSED)));
        server.thenAnswer(answer(
                        "2",
                        IntStream.range(0, 20)
                                .mapToObj(i -> row("c" + i, i == 7 ? "," + REFUSED : ""))
                                .toArray(String[]::new)))
                .thenAnswer(answer("0", row("c20", "")));

        Answer one = run(request(Operation.TRADE_BATCH_ORDERS, orders(1)), false);
        Answer two = run(request(Operation.TRADE_BATCH_ORDERS, orders(21)), false);

        assertThat(one.code()).isEqualTo("1");
        assertThat(two.code()).isEqualTo("2");
        assertThat(two.rows()).hasSize(21);
        assertThat(two.rows().get(7)).asInstanceOf(type(OrderAck.class)).satisfies(ack -> assertThat(ack.code())
                .isEqualTo("103003"));
    }

    @Test
    void lostAnswerStopsTheRestAndEveryItemIsAccountedFor() {
        server.thenAnswer(done(0, 20)).then(request -> request.connection().close());

        BlofinException failure = failure(request(Operation.TRADE_BATCH_ORDERS, orders(50)), false);

        assertThat(outcomes(failure).stream().collect(Collectors.groupingBy(o -> o, Collectors.counting())))
                .isEqualTo(Map.of(ItemOutcome.DONE, 20L, ItemOutcome.UNKNOWN, 20L, ItemOutcome.NOT_SENT, 10L));
        assertThat(failure.outcomeUnknown()).isTrue();
        assertThat(failure.retryable()).isFalse();
        assertThat(failure)
                .hasMessageContaining("10 were not sent")
                .hasCauseInstanceOf(BlofinUnavailableException.class);
        server.assertPlayed();
    }

    @Test
    void refusalOfALaterCallStopsTheRest() {
        server.thenAnswer(done(0, 20)).thenAnswer("{\"code\":\"429\",\"msg\":\"too many\"}");

        BlofinException failure = failure(request(Operation.TRADE_BATCH_ORDERS, orders(41)), false);

        assertThat(outcomes(failure).subList(18, 42 - 1))
                .startsWith(ItemOutcome.DONE, ItemOutcome.DONE, ItemOutcome.FAILED)
                .endsWith(ItemOutcome.FAILED, ItemOutcome.NOT_SENT);
        assertThat(failure.outcomeUnknown()).isFalse();
        assertThat(failure.retryAt()).isPresent();
        assertThat(failure).hasCauseInstanceOf(BlofinRateLimitException.class);
    }

    @Test
    void refusalOfTheFirstCallIsItselfSinceNothingWasDone() {
        server.thenAnswer("{\"code\":\"429\",\"msg\":\"too many\"}");

        assertThat(failure(request(Operation.TRADE_BATCH_ORDERS, orders(41)), true))
                .isInstanceOf(BlofinRateLimitException.class);
    }

    @Test
    void ambiguousItemStopsTheRest() {
        server.thenAnswer(answer(
                "2",
                IntStream.range(0, 20)
                        .mapToObj(i -> row("c" + i, i == 3 ? ",\"code\":\"103013\",\"msg\":\"again\"" : ""))
                        .toArray(String[]::new)));

        BlofinException failure = failure(request(Operation.TRADE_BATCH_ORDERS, orders(21)), false);

        assertThat(outcomes(failure)).contains(ItemOutcome.UNKNOWN).endsWith(ItemOutcome.NOT_SENT);
        assertThat(failure.outcomeUnknown()).isTrue();
        server.assertPlayed();
    }

    @Test
    void lostAnswerToCancelsOfSeveralCallsIsUnknownToo() {
        server.then(request -> request.connection().close());
        List<Map<String, Object>> cancels = IntStream.range(0, 21)
                .mapToObj(i -> pairs("instId", "A-USDT", "orderId", "" + i))
                .toList();

        BlofinException failure = failure(request(Operation.TRADE_CANCEL_BATCH_ORDERS, cancels), true);

        assertThat(outcomes(failure)).startsWith(ItemOutcome.UNKNOWN).endsWith(ItemOutcome.NOT_SENT);
    }

    @Test
    void rowThatIsMissingLeavesItsItemUnknown() {
        server.thenAnswer(answer("0", row("c0", ""), row("c2", "")));

        BlofinException failure = failure(request(Operation.TRADE_BATCH_ORDERS, orders(3)), true);

        assertThat(outcomes(failure)).containsExactly(ItemOutcome.DONE, ItemOutcome.UNKNOWN, ItemOutcome.DONE);
        assertThat(failure).hasMessageContaining("item 2: no answer");
    }

    @Test
    void successWithoutRowsMeansAllWereDone() {
        server.thenAnswer("{\"code\":\"0\",\"msg\":\"\"}");

        assertThat(run(request(Operation.TRADE_CANCEL_TPSL, List.of(pairs("tpslId", "1"))), true)
                        .hasData())
                .isFalse();
    }
}
