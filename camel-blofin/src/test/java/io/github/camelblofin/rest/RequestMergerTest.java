package io.github.camelblofin.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelblofin.api.Access;
import io.github.camelblofin.api.HttpMethod;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.RateClass;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.model.CancelOrder;
import io.github.camelblofin.model.Instrument;
import io.github.camelblofin.model.OrderType;
import io.github.camelblofin.model.PlaceOrder;
import io.github.camelblofin.model.Side;
import io.github.camelblofin.model.Ticker;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a caller gives, and the query or the bytes it becomes. */
class RequestMergerTest {
    private static final RequestMerger PLAIN = new RequestMerger(null, false);
    private static final RequestMerger BROKER = new RequestMerger("desk7", false);
    private static final Map<String, Object> NOTHING = Map.of();

    private static String query(Operation operation, Map<String, ?> options, Map<String, ?> header, Object body) {
        return PLAIN.merge(Target.of(operation), options, header, body).query();
    }

    private static String json(Operation operation, Object body) {
        return json(PLAIN, operation, NOTHING, body);
    }

    private static String json(RequestMerger merger, Operation operation, Map<String, ?> options, Object body) {
        Call call = merger.merge(Target.of(operation), options, NOTHING, body);
        assertThat(call.query()).isEmpty();
        return new String(call.body(), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> map(Object... namesAndValues) {
        return RestClientTestSupport.pairs(namesAndValues);
    }

    private static Instrument instrument(String instId) {
        return BlofinJson.fromMap(Map.of("instId", instId), Instrument.class);
    }

    @Test
    void bodyBeatsHeaderBeatsOptions() {
        assertThat(query(
                        Operation.TRADE_FILLS_HISTORY,
                        map("instId", "A-USDT", "limit", 10, "begin", 1),
                        map("limit", 20, "begin", 2),
                        map("begin", 3)))
                .isEqualTo("instId=A-USDT&limit=20&begin=3");
    }

    @Test
    void valuesAreWrittenInBlofinsForm() {
        assertThat(query(
                        Operation.TRADE_FILLS_HISTORY,
                        map(
                                "a",
                                true,
                                "b",
                                new BigDecimal("1E-8"),
                                "c",
                                Instant.ofEpochMilli(1_234_567_890_123L),
                                "d",
                                OrderType.POST_ONLY,
                                "e",
                                1e-7,
                                "f",
                                12_000_000_000L,
                                "g",
                                new BigDecimal("1E+3")),
                        NOTHING,
                        null))
                .isEqualTo("a=true&b=0.00000001&c=1234567890123&d=post_only&e=0.0000001&f=12000000000&g=1000");
    }

    @Test
    void queryIsEncodedOnceAndCommasStayReadable() {
        assertThat(query(
                        Operation.MARKET_TICKERS,
                        map("instId", List.of("A-USDT", "B-USDT"), "ö ü", "a+b&c=d%20€"),
                        NOTHING,
                        null))
                .isEqualTo("instId=A-USDT,B-USDT&%C3%B6%20%C3%BC=a%2Bb%26c%3Dd%2520%E2%82%AC");
    }

    @Test
    void instrumentsAreNamedByTheirIds() {
        assertThat(query(
                        Operation.ACCOUNT_BATCH_LEVERAGE_INFO,
                        NOTHING,
                        map("instId", List.of(instrument("A-USDT"), instrument("B-USDT"))),
                        null))
                .isEqualTo("instId=A-USDT,B-USDT");
        assertThat(query(Operation.MARKET_TICKERS, map("instId", new String[] {"A", "B"}), NOTHING, null))
                .isEqualTo("instId=A,B");
    }

    @Test
    void nullsInListsAreLeftOutToo() {
        assertThat(query(Operation.MARKET_TICKERS, map("instId", Arrays.asList("A", null, "B")), NOTHING, null))
                .isEqualTo("instId=A,B");
        assertThat(json(Operation.ASSET_TRANSFER, map("x", Arrays.asList(null, 1))))
                .isEqualTo("{\"x\":[\"1\"]}");
    }

    @Test
    void nullsAreLeftOutAndHideNothing() {
        assertThat(query(Operation.MARKET_TICKERS, map("instId", "A-USDT", "x", null), map("instId", null), null))
                .isEqualTo("instId=A-USDT");
    }

    @Test
    void readTakesItsParametersFromJsonTextToo() {
        assertThat(query(Operation.MARKET_TICKERS, NOTHING, NOTHING, "{\"instId\":\"A-USDT\",\"n\":0.10}"))
                .isEqualTo("instId=A-USDT&n=0.1");
        assertThat(query(Operation.MARKET_TICKERS, NOTHING, NOTHING, "  ")).isEmpty();
        assertThat(query(Operation.MARKET_TICKERS, null, null, new byte[0])).isEmpty();
    }

    @Test
    void jsonTextStaysAsWrittenUnlessSomethingIsMergedIn() {
        String written = " { \"orderId\" :\"1\",  \"odd\": 1.0e2 } ";

        assertThat(json(Operation.TRADE_CANCEL_ORDER, written)).isEqualTo(written.strip());
        assertThat(json(Operation.TRADE_CANCEL_ORDER, written.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(written.strip());
        assertThat(json(PLAIN, Operation.TRADE_CANCEL_ORDER, map("instId", "A-USDT"), written))
                .isEqualTo("{\"instId\":\"A-USDT\",\"orderId\":\"1\",\"odd\":\"100\"}");
        assertThat(json(PLAIN, Operation.TRADE_CANCEL_ORDER, map("orderId", "9"), written))
                .as("an option that the body overrides changes nothing")
                .isEqualTo(written.strip());
    }

    @Test
    void mapsBecomeTextsExceptWhereBlofinWantsOtherwise() {
        assertThat(json(
                        Operation.ASSET_TRANSFER,
                        map("amount", 1.50, "n", 3, "mainToSubAccount", true, "gone", null, "flag", false)))
                .isEqualTo("{\"amount\":\"1.5\",\"n\":\"3\",\"mainToSubAccount\":true,\"flag\":\"false\"}");
        assertThat(json(PLAIN, Operation.ASSET_TRANSFER, map("mainToSubAccount", "false"), null))
                .isEqualTo("{\"mainToSubAccount\":false}");
        assertThat(json(
                        Operation.ASSET_DEMO_APPLY_MONEY,
                        map("adjustType", 0, "demoApplyMoney", List.of(map("currency", "USDT", "amountStr", 5)))))
                .isEqualTo("{\"adjustType\":0,\"demoApplyMoney\":[{\"currency\":\"USDT\",\"amountStr\":\"5\"}]}");
    }

    @Test
    void recordIsWrittenWithItsExtraFieldsAndWithoutItsEmptyOnes() {
        CancelOrder cancel = new CancelOrder("A-USDT", "1", null, Map.of("reason", "test"));

        assertThat(json(Operation.TRADE_CANCEL_ORDER, cancel))
                .isEqualTo("{\"instId\":\"A-USDT\",\"orderId\":\"1\",\"reason\":\"test\"}");
    }

    @Test
    void jsonNodeIsTakenLikeAMap() {
        assertThat(json(
                        Operation.TRADE_CANCEL_ORDER,
                        JsonNodeFactory.instance.objectNode().put("orderId", 5)))
                .isEqualTo("{\"orderId\":\"5\"}");
    }

    @Test
    void listOfRecordsAndMapsIsABatchAndOptionsAreItsDefaults() {
        Call call = PLAIN.merge(
                Target.of(Operation.TRADE_CANCEL_BATCH_ORDERS),
                map("instId", "A-USDT"),
                NOTHING,
                List.of(CancelOrder.byOrderId(null, "1"), map("orderId", "2", "instId", "B-USDT")));

        assertThat(new String(call.body(), StandardCharsets.UTF_8))
                .isEqualTo("[{\"instId\":\"A-USDT\",\"orderId\":\"1\"},{\"instId\":\"B-USDT\",\"orderId\":\"2\"}]");
        assertThat(call.batch()).isTrue();
    }

    @Test
    void singleItemIsWrappedWhereBlofinWantsAList() {
        assertThat(json(Operation.TRADE_CANCEL_TPSL, map("tpslId", "1"))).isEqualTo("[{\"tpslId\":\"1\"}]");
        assertThat(json(Operation.TRADE_CANCEL_TPSL, "{ \"tpslId\":1 }")).isEqualTo("[{ \"tpslId\":1 }]");
        assertThat(json(Operation.TRADE_CANCEL_TPSL, "[ {\"tpslId\":1}]")).isEqualTo("[ {\"tpslId\":1}]");
    }

    @Test
    void optionsAloneCanBeTheBody() {
        assertThat(json(PLAIN, Operation.TRADE_CANCEL_ORDER, map("orderId", "1"), null))
                .isEqualTo("{\"orderId\":\"1\"}");
        assertThat(json(Operation.COPYTRADING_TRADE_CANCEL_ORDER, null)).isEqualTo("{}");
    }

    @Test
    void brokerGoesIntoOrdersThatNameNoneAndNowhereElse() {
        PlaceOrder order = PlaceOrder.market("A-USDT", Side.BUY, BigDecimal.ONE);
        PlaceOrder branded = BlofinJson.fromMap(with(BlofinJson.toMap(order), "brokerId", "other"), PlaceOrder.class);

        assertThat(json(BROKER, Operation.TRADE_ORDER, NOTHING, order)).contains("\"brokerId\":\"desk7\"");
        assertThat(json(BROKER, Operation.TRADE_ORDER, NOTHING, branded)).contains("\"brokerId\":\"other\"");
        assertThat(json(BROKER, Operation.TRADE_BATCH_ORDERS, NOTHING, List.of(order, branded)))
                .containsOnlyOnce("desk7")
                .containsOnlyOnce("other");
        assertThat(json(BROKER, Operation.TRADE_CANCEL_ORDER, NOTHING, map("orderId", "1")))
                .doesNotContain("desk7");
        assertThat(json(Operation.TRADE_ORDER, order)).doesNotContain("brokerId");
    }

    private static Map<String, Object> with(Map<String, Object> fields, String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return more;
    }

    @Test
    void pathNewerThanTheTableTakesWhatItIsGiven() {
        Target target = Target.adHoc(HttpMethod.POST, "trade/new-thing", Access.TRADE, RateClass.IP);

        assertThat(PLAIN.merge(target, NOTHING, NOTHING, List.of(map("a", "1"))).body())
                .asString()
                .isEqualTo("[{\"a\":\"1\"}]");
        assertThat(PLAIN.merge(target, NOTHING, NOTHING, map("a", "1")).body())
                .asString()
                .isEqualTo("{\"a\":\"1\"}");
    }

    @Test
    void listWhereBlofinWantsOneObjectNamesTheBatchOperation() {
        assertRefused(Operation.TRADE_ORDER, List.of(map("a", 1)), "for a list there is trade/batch-orders");
        assertRefused(Operation.TRADE_CANCEL_ORDER, "[{}]", "for a list there is trade/cancel-batch-orders");
        assertRefused(Operation.SPOT_TRADE_CANCEL_ORDER, List.of(), "spot/trade/cancel-batch-orders");
        assertRefused(Operation.TRADE_CANCEL_ALGO, List.of(map("a", 1)), "split the list");
        assertRefused(Operation.MARKET_TICKERS, List.of(map("a", 1)), "the body is a list; accepted: no body");
    }

    @Test
    void wrongBodiesSayWhatIsAccepted() {
        assertRefused(Operation.TRADE_ORDER, 42, "java.lang.Integer", "accepted: a Map, a request record");
        assertRefused(Operation.TRADE_ORDER, "hello", "no valid JSON", "accepted: a Map");
        assertRefused(Operation.TRADE_ORDER, "{\"a\":1", "no valid JSON");
        assertRefused(Operation.TRADE_ORDER, "{\"a\":1} {}", "no valid JSON");
        assertRefused(Operation.TRADE_ORDER, "{\"size\":\"1\",\"size\":\"100\"}", "Duplicate field 'size'");
        assertRefused(Operation.TRADE_ORDER, "\"text\"", "accepted: a Map");
        assertRefused(Operation.TRADE_BATCH_ORDERS, List.of(), "the list is empty");
        assertRefused(Operation.TRADE_BATCH_ORDERS, "[]", "the list is empty");
        assertRefused(Operation.TRADE_BATCH_ORDERS, null, "there are no items", "accepted: a List");
        assertRefused(Operation.TRADE_BATCH_ORDERS, Arrays.asList(map("a", 1), null), "holds a null");
        assertRefused(Operation.MARKET_TICKERS, new Object(), "java.lang.Object", "accepted: no body");
        assertRefused(
                Operation.TRADE_CANCEL_ORDER, map("orderId", new Object()), "parameter orderId is a java.lang.Object");
        assertRefused(Operation.TRADE_CANCEL_ORDER, map("orderId", Double.NaN), "parameter orderId");
        assertRefused(Operation.MARKET_TICKERS, map("instId", map("a", 1)), "parameter instId is a java.util.");
        assertRefused(Operation.MARKET_TICKERS, map("x", map("a", 1)), "parameter x is a java.util.");
    }

    @Test
    void answerAsBodyOfARequestIsAStepForgotten() {
        Ticker ticker = BlofinJson.fromMap(Map.of("instId", "A-USDT"), Ticker.class);

        assertRefused(Operation.ACCOUNT_POSITIONS, ticker, "a Ticker is what BloFin sends", "set the body");
    }

    private static void assertRefused(Operation operation, Object body, String... texts) {
        assertThatThrownBy(() -> PLAIN.merge(Target.of(operation), NOTHING, NOTHING, body))
                .isInstanceOf(BlofinInvalidRequestException.class)
                .hasMessageStartingWith(operation.path() + " was not sent: ")
                .satisfies(e -> {
                    BlofinInvalidRequestException refused = (BlofinInvalidRequestException) e;
                    assertThat(refused.callerFault()).isTrue();
                    assertThat(refused.retryable()).isFalse();
                    assertThat(refused.outcomeUnknown()).isFalse();
                    assertThat(refused.getMessage()).contains(texts);
                });
    }
}
