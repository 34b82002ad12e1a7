package io.github.camelblofin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.api.HttpMethod;
import io.github.camelblofin.api.JsonShape;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.simulator.exchange.Exchange;
import io.github.camelblofin.simulator.exchange.ExchangeSettings;
import io.github.camelblofin.simulator.exchange.model.Leg;
import io.github.camelblofin.simulator.exchange.model.MarginMode;
import io.github.camelblofin.simulator.exchange.model.NewAlgo;
import io.github.camelblofin.simulator.exchange.model.NewOrder;
import io.github.camelblofin.simulator.exchange.model.PositionSide;
import io.github.camelblofin.simulator.exchange.model.PriceSource;
import io.github.camelblofin.simulator.exchange.model.Side;
import io.github.camelblofin.simulator.rest.CallTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks the whole table of operations: each is answered, in the shape the table states, or refused honestly. */
class OperationWalkTest {
    /** What operations need to answer with data. */
    private static final Map<Operation, String> QUERIES = Map.ofEntries(
            Map.entry(Operation.MARKET_BOOKS, "?instId=BTC-USDT&size=5"),
            Map.entry(Operation.MARKET_TRADES, "?instId=BTC-USDT"),
            Map.entry(Operation.MARKET_CANDLES, "?instId=BTC-USDT&bar=5m"),
            Map.entry(Operation.MARKET_INDEX_CANDLES, "?instId=BTC-USDT"),
            Map.entry(Operation.MARKET_MARK_PRICE_CANDLES, "?instId=BTC-USDT"),
            Map.entry(Operation.ASSET_BALANCES, "?accountType=futures"),
            Map.entry(Operation.ACCOUNT_LEVERAGE_INFO, "?instId=BTC-USDT&marginMode=isolated"),
            Map.entry(Operation.ACCOUNT_BATCH_LEVERAGE_INFO, "?instId=BTC-USDT&marginMode=cross"),
            Map.entry(Operation.TRADE_ORDER_PRICE_RANGE, "?instId=BTC-USDT&side=sell"),
            Map.entry(Operation.TRADE_ORDER_TPSL_DETAIL, "?instId=BTC-USDT&clientOrderId=walk2"),
            Map.entry(Operation.TRADE_ORDERS_ALGO_PENDING, "?orderType=trigger"),
            Map.entry(Operation.TRADE_ORDERS_ALGO_HISTORY, "?orderType=trigger"));

    private static final Set<Operation> MISSING = missing();

    private static BlofinSimulator simulator;
    private static RestCaller caller;

    @BeforeAll
    static void start() {
        simulator =
                BlofinSimulator.builder().instruments("BTC-USDT", "ETH-USDT").start();
        caller = new RestCaller(simulator);
        String body =
                "{\"instId\":\"BTC-USDT\",\"marginMode\":\"cross\",\"side\":\"buy\",\"orderType\":\"%s\",\"size\":\"3\"%s}";
        String resting = body.formatted("limit", ",\"price\":\"60000\",\"clientOrderId\":\"walk1\"");
        assertThat(caller.post("trade/order", body.formatted("market", ""))
                        .at("/data/0/code")
                        .asText())
                .isEqualTo("0");
        assertThat(caller.post("trade/order", resting).at("/data/0/code").asText())
                .isEqualTo("0");
        simulator.onExchange(exchange -> {
            List.of("walk2", "walk3").forEach(id -> algo(exchange, id, true));
            List.of("walk4", "walk5").forEach(id -> algo(exchange, id, false));
            exchange.algoOrders().cancel("play", true, null, "walk3");
            exchange.algoOrders().cancel("play", false, null, "walk5");
            exchange.place("play", NewOrder.market("ETH-USDT", Side.BUY, "1"));
            return exchange.place("play", NewOrder.market("ETH-USDT", Side.SELL, "1"));
        });
    }

    private static void algo(Exchange exchange, String clientOrderId, boolean tpsl) {
        Leg leg = new Leg(new BigDecimal("90000"), null, PriceSource.LAST);
        exchange.algoOrders()
                .place(
                        "play",
                        new NewAlgo(
                                "BTC-USDT",
                                MarginMode.CROSS,
                                PositionSide.NET,
                                Side.SELL,
                                BigDecimal.ONE,
                                false,
                                clientOrderId,
                                null,
                                tpsl ? null : leg,
                                tpsl ? leg : null,
                                null));
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    private static Set<Operation> missing() {
        Exchange exchange = new Exchange(ExchangeSettings.defaults(), () -> 1_767_225_600_000L);
        return new CallTable(exchange, false).missing();
    }

    static Set<Operation> offeredReads() {
        Set<Operation> offered = EnumSet.complementOf(EnumSet.copyOf(MISSING));
        offered.removeIf(Operation::writes);
        return offered;
    }

    static Set<Operation> offeredWrites() {
        Set<Operation> offered = EnumSet.complementOf(EnumSet.copyOf(MISSING));
        offered.removeIf(operation -> !operation.writes());
        return offered;
    }

    static Set<Operation> notOffered() {
        return MISSING;
    }

    private static JsonNode call(Operation operation, String query) {
        if (!operation.signed()) {
            return caller.open(operation.path() + query);
        }
        return operation.method() == HttpMethod.GET
                ? caller.get(operation.path() + query)
                : caller.post(operation.path(), operation.body() == JsonShape.ARRAY ? "[]" : "{}");
    }

    @ParameterizedTest
    @MethodSource("offeredReads")
    void aReadAnswersInTheShapeOfTheTable(Operation operation) throws IOException {
        String query = operation == Operation.TRADE_ORDER_DETAIL
                ? "?instId=BTC-USDT&clientOrderId=walk1"
                : QUERIES.getOrDefault(operation, "");

        JsonNode answer = call(operation, query);

        assertThat(answer.path("code").asText()).as(answer.toString()).isEqualTo("0");
        JsonNode data = answer.path("data");
        assertThat(data.isArray() ? JsonShape.ARRAY : JsonShape.OBJECT)
                .as(answer.toString())
                .isEqualTo(operation.answer());
        assertThat(data).as("rows to look at: %s", answer).isNotEmpty();
        if (operation.answerType() != Map.class) {
            assertThat(BlofinJson.listReader(operation.answerType()).<List<?>>readValue(data.toString()))
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("notOffered")
    void whatTheExchangeDoesNotHaveIs152404(Operation operation) {
        assertThat(call(operation, "").path("code").asText()).isEqualTo("152404");
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void theWrongMethodIs405(Operation operation) {
        HttpRequest.Builder request = operation.method() == HttpMethod.GET
                ? caller.signed("POST", operation.path(), "{}").POST(HttpRequest.BodyPublishers.ofString("{}"))
                : caller.signed("GET", operation.path(), "").GET();

        assertThat(RestCaller.json(caller.send(request)).path("code").asText()).isEqualTo("405");
    }

    @ParameterizedTest
    @MethodSource("offeredWrites")
    void aBodyOfTheWrongShapeIs152004(Operation operation) {
        String wrong = operation.body() == JsonShape.ARRAY ? "{}" : "[]";

        assertThat(caller.post(operation.path(), wrong).path("code").asText()).isEqualTo("152004");
        assertThat(caller.post(operation.path(), "{\"a\":").path("code").asText())
                .isEqualTo("152004");
        assertThat(caller.post(operation.path(), "").path("code").asText()).isEqualTo("152004");
    }
}
