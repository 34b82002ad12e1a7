package io.github.camelblofin.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.model.NeedsOneOf;
import io.github.camelblofin.model.PlaceOrder;
import io.github.camelblofin.model.Side;
import io.github.camelblofin.model.asset.TransferFunds;
import io.github.camelblofin.model.trade.PlaceAlgoOrder;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests are refused before a call is spent, and everything that is wrong is said at once. */
class RequestRulesTest {
    private static final RequestMerger CHECKING = new RequestMerger(null);

    private static Map<String, Object> map(Object... namesAndValues) {
        return RestClientTestSupport.pairs(namesAndValues);
    }

    private static Map<String, Object> order(Object... changes) {
        Map<String, Object> order = map(
                "instId",
                "A-USDT",
                "marginMode",
                "cross",
                "side",
                "buy",
                "orderType",
                "limit",
                "price",
                "10",
                "size",
                "1");
        order.putAll(map(changes));
        return order;
    }

    private static String sent(Operation operation, Object body) {
        Call call = CHECKING.merge(Target.of(operation), Map.of(), Map.of(), body);
        return call.hasBody() ? new String(call.body(), StandardCharsets.UTF_8) : call.query();
    }

    private static String refusal(Operation operation, Object body) {
        try {
            throw new AssertionError("was not refused but written as " + sent(operation, body));
        } catch (BlofinInvalidRequestException refused) {
            assertThat(refused.callerFault()).isTrue();
            assertThat(refused.retryable()).isFalse();
            assertThat(refused.outcomeUnknown()).isFalse();
            return refused.getMessage();
        }
    }

    @Test
    void allFaultsAreInOneMessageWithTheAllowedValues() {
        assertThat(refusal(
                        Operation.TRADE_ORDER,
                        map("instId", "A-USDT", "side", "long", "orderType", "limit", "size", "ten", "pric", "1")))
                .isEqualTo("trade/order was not sent: side is \"long\" (allowed: buy, sell);"
                        + " size is \"ten\", no number: write digits, with a point, such as 0.25;"
                        + " pric is unknown; did you mean price or side?;"
                        + " marginMode is missing (allowed: cross, isolated);"
                        + " price is missing (only orderType=market goes without)."
                        + " A parameter newer than this release goes into the map \"extra\" of the request's record, or passes"
                        + " with validate=false");
    }

    @ParameterizedTest
    @CsvSource({
        "-1, not above zero",
        "0, not above zero",
        "NaN, no number",
        "1e2, 'written with an exponent: write 100'",
        "1E-7, 'written with an exponent: write 0.0000001'",
        "'1,5', no number",
        "+1, no number",
        "' 1', no number",
        "0x10, no number",
        ".5, no number",
        "Infinity, no number"
    })
    void aSizeIsAPlainNumberAboveZero(String size, String fault) {
        assertThat(refusal(Operation.TRADE_ORDER, order("size", size)))
                .isEqualTo("trade/order was not sent: size is \"" + size + "\", " + fault
                        + (fault.equals("no number") ? ": write digits, with a point, such as 0.25" : ""));
    }

    @Test
    void numbersInJavaAreWrittenPlainlyWhateverTheirScale() {
        assertThat(sent(Operation.TRADE_ORDER, order("size", new BigDecimal("1E+2"), "price", 1e-7)))
                .contains("\"size\":\"100\"")
                .contains("\"price\":\"0.0000001\"");
        assertThat(refusal(Operation.TRADE_ORDER, order("size", Double.NaN)))
                .contains("parameter size is NaN, which is no number");
        assertThat(refusal(Operation.TRADE_ORDER, order("size", Float.POSITIVE_INFINITY)))
                .contains("parameter size is Infinity");
    }

    @Test
    void anExponentInJsonTextIsRefused() {
        String json = "{\"instId\":\"A-USDT\",\"marginMode\":\"cross\",\"side\":\"buy\",\"orderType\":\"market\","
                + "\"size\":1.25e1}";

        assertThat(refusal(Operation.TRADE_ORDER, json)).contains("size is \"1.25e1\", written with an exponent");
        assertThat(sent(Operation.TRADE_ORDER, json.replace("1.25e1", "12.5")))
                .isEqualTo(json.replace("1.25e1", "\"12.5\""));
    }

    @Test
    void priceGoesWithEveryOrderButAMarketOrder() {
        assertThat(refusal(Operation.TRADE_ORDER, order("orderType", "market")))
                .contains("price must not be given with orderType=market");
        assertThat(refusal(Operation.TRADE_ORDER, order("orderType", "post_only", "price", "")))
                .contains("price is missing");
        assertThat(sent(Operation.TRADE_ORDER, PlaceOrder.market("A-USDT", Side.BUY, BigDecimal.ONE)))
                .doesNotContain("price");
    }

    @Test
    void oneOfTwoIdsIsEnoughAndNoneIsTooFew() {
        assertThat(refusal(Operation.TRADE_CANCEL_ORDER, map("instId", "A-USDT")))
                .isEqualTo("trade/cancel-order was not sent: orderId or clientOrderId is missing");
        assertThat(refusal(Operation.TRADE_ORDER_DETAIL, map("instId", "A-USDT")))
                .endsWith("orderId or clientOrderId or algoClientOrderId is missing");
        assertThat(refusal(Operation.TRADE_CANCEL_TPSL, List.of(map("instId", "A-USDT"))))
                .endsWith("tpslId or clientOrderId is missing");
        assertThat(sent(Operation.TRADE_CANCEL_ORDER, map("clientOrderId", "a1")))
                .contains("a1");
    }

    @Test
    void minusOneCountsWhereItHasAMeaning() {
        assertThat(sent(Operation.TRADE_ORDER, order("tpTriggerPrice", 12, "tpOrderPrice", -1)))
                .contains("\"tpOrderPrice\":\"-1\"");
        assertThat(refusal(Operation.TRADE_ORDER, order("tpOrderPrice", -2))).contains("(-1 is allowed)");
        assertThat(refusal(Operation.TRADE_ORDER, order("price", -1))).contains("price is \"-1\", not above zero");
    }

    @Test
    void idsFitBlofinsAlphabetAndLength() {
        assertThat(refusal(Operation.TRADE_ORDER, order("clientOrderId", "0c4a-77")))
                .contains("clientOrderId is \"0c4a-77\", not of letters and digits only");
        assertThat(refusal(Operation.TRADE_ORDER, order("clientOrderId", "a".repeat(33))))
                .contains("clientOrderId has 33 characters, at most 32 are allowed");
    }

    @Test
    void limitsTimesAndFlagsAreChecked() {
        assertThat(refusal(Operation.TRADE_FILLS_HISTORY, map("limit", 101)))
                .contains("limit is \"101\", not from 1 to 100");
        assertThat(refusal(Operation.TRADE_FILLS_HISTORY, map("limit", "many"))).contains("no whole number");
        assertThat(refusal(Operation.TRADE_FILLS_HISTORY, map("begin", "yesterday")))
                .contains("begin is \"yesterday\", no time");
        assertThat(refusal(Operation.TRADE_ORDER, order("reduceOnly", "yes"))).contains("neither true nor false");
        assertThat(sent(Operation.TRADE_FILLS_HISTORY, map("begin", Instant.ofEpochMilli(5))))
                .isEqualTo("begin=5");
        assertThat(sent(Operation.TRADE_ORDER, order("reduceOnly", true))).contains("\"reduceOnly\":\"true\"");
    }

    @Test
    void jsonNumbersAndBooleansAreWrittenWhereBlofinWantsThem() {
        Map<String, Object> transfer =
                map("currency", "USDT", "amount", "1", "fromAccount", "funding", "toAccount", "futures");
        transfer.put("mainToSubAccount", "true");

        assertThat(sent(Operation.ASSET_TRANSFER, transfer)).contains("\"mainToSubAccount\":true");
        assertThat(sent(Operation.ASSET_TRANSFER, BlofinJson.fromMap(transfer, TransferFunds.class)))
                .contains("\"mainToSubAccount\":true");
    }

    @Test
    void unknownParametersPassAsExtraFieldsOfARecordOnly() {
        PlaceOrder order = PlaceOrder.market("A-USDT", Side.BUY, BigDecimal.ONE);
        Map<String, Object> fields = new LinkedHashMap<>(BlofinJson.toMap(order));
        fields.put("newThing", "1");

        assertThat(refusal(Operation.TRADE_ORDER, fields)).contains("newThing is unknown; did you mean");
        assertThat(sent(Operation.TRADE_ORDER, BlofinJson.fromMap(fields, PlaceOrder.class)))
                .contains("\"newThing\":\"1\"");
        assertThat(new RequestMerger(null, false)
                        .merge(Target.of(Operation.TRADE_ORDER), Map.of(), Map.of(), fields)
                        .body())
                .asString()
                .contains("newThing");
    }

    @Test
    void nestedObjectsAreCheckedToo() {
        PlaceAlgoOrder algo = PlaceAlgoOrder.market("A-USDT", Side.BUY, BigDecimal.ONE, BigDecimal.TEN);
        Map<String, Object> fields = new LinkedHashMap<>(BlofinJson.toMap(algo));
        fields.put("attachAlgoOrders", List.of(map("tpTriggerPrice", "x", "tpPrice", "1")));

        assertThat(refusal(Operation.TRADE_ORDER_ALGO, fields))
                .contains("attachAlgoOrders[0].tpTriggerPrice is \"x\", no number")
                .contains("attachAlgoOrders[0].tpPrice is unknown");
        fields.put("attachAlgoOrders", "none");
        assertThat(refusal(Operation.TRADE_ORDER_ALGO, fields)).contains("attachAlgoOrders is no list");
    }

    @Test
    void faultsOfAListNameTheItem() {
        assertThat(refusal(Operation.TRADE_BATCH_ORDERS, List.of(order(), order("side", "up"), order("size", ""))))
                .isEqualTo("trade/batch-orders was not sent: item 2: side is \"up\" (allowed: buy, sell);"
                        + " item 3: size is missing");
        List<Map<String, Object>> many =
                IntStream.range(0, 30).mapToObj(i -> order("side", "up")).toList();
        assertThat(refusal(Operation.TRADE_BATCH_ORDERS, many))
                .contains("item 20: ")
                .contains("; and 10 more");
    }

    @Test
    void whatCanHaveOneValueOnlyIsFilledIn() {
        assertThat(sent(Operation.TRADE_ORDERS_ALGO_PENDING, map("instId", "A-USDT")))
                .contains("orderType=trigger");
        assertThat(sent(
                        Operation.SPOT_TRADE_ORDER,
                        map("instId", "A-USDT", "side", "buy", "orderType", "market", "size", 1)))
                .contains("\"instType\":\"SPOT\"");
    }

    /** A request of the right names and values passes, whatever the operation: rules contradict nobody. */
    @ParameterizedTest
    @EnumSource(Operation.class)
    void everyOperationCanBeSatisfied(Operation operation) {
        if (!operation.requestType().isRecord()) {
            return;
        }
        Map<String, Object> request = least(operation.requestType());
        NeedsOneOf needs = operation.requestType().getAnnotation(NeedsOneOf.class);
        if (needs != null) {
            request.put(needs.value()[0], "1");
        }
        if ("market".equals(request.get("orderType"))) {
            request.remove("price");
        }

        assertThat(sent(operation, request)).isNotNull();
    }

    private static Map<String, Object> least(Class<?> type) {
        Map<String, Object> request = new LinkedHashMap<>();
        Stream.of(type.getRecordComponents())
                .map(FieldRule::of)
                .filter(field -> !field.name().equals("extra"))
                .filter(field -> field.required()
                        || !field.alternatives().isEmpty()
                        || field.exception().isPresent())
                .forEach(field -> request.put(field.name(), sample(field)));
        return request;
    }

    private static Object sample(FieldRule field) {
        if (field.rule().values().length > 0) {
            return field.rule().values()[0];
        }
        if (field.element() != null) {
            return List.of(least(field.element()));
        }
        return field.type() == Boolean.class ? "true" : "1";
    }

    @Test
    void operationWithoutARecordIsNotChecked() {
        assertThat(sent(Operation.TRADE_AMEND_ALGO, map("anything", 1))).isEqualTo("{\"anything\":\"1\"}");
    }

    @Test
    void longValuesAreShortenedInMessages() {
        assertThatThrownBy(() -> sent(Operation.TRADE_ORDER, order("side", "x".repeat(500))))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }
}
