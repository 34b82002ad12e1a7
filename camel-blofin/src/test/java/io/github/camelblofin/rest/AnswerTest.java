package io.github.camelblofin.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.model.Candle;
import io.github.camelblofin.model.Order;
import io.github.camelblofin.model.OrderAck;
import io.github.camelblofin.model.OrderBook;
import io.github.camelblofin.model.Ticker;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The four forms of an answer. */
class AnswerTest {
    private static Answer answer(Operation operation, String json) {
        return answerTo(Target.of(operation), json);
    }

    private static Answer answerTo(Target target, String json) {
        HttpReply reply = new HttpReply(200, "application/json", null, null, Buffer.buffer(json));
        try {
            return new Answer(
                    target,
                    Envelope.read(json.getBytes(StandardCharsets.UTF_8)),
                    reply,
                    new Timing(Instant.EPOCH, 0, 0));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String data(String data) {
        return "{\"code\":\"0\",\"msg\":\"success\",\"data\":" + data + "}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[ {\"a\": 1.10, \"b\":\"ü€🚀\"} ]",
                "{ }",
                "[]",
                "\"te\\\"xt\"",
                "12.50",
                "-1",
                "true",
                "[[\"1\" , \"2\"],[ ]]",
                "{\"code\":\"1\",\"data\":{\"data\":[\"}\"]}}"
            })
    void jsonIsExactlyWhatBlofinSent(String data) {
        String before = "{ \"msg\" : \"grüße\",\"code\":\"0\" , \"data\" :  ";
        for (String after : new String[] {"}", "  , \"more\":[1,{\"data\":9}] }\n"}) {
            Answer answer = answer(Operation.MARKET_TICKERS, before + data + after);

            assertThat(answer.json()).isEqualTo(data);
            assertThat(answer.raw()).isEqualTo(before + data + after);
            assertThat(answer.code()).isEqualTo("0");
            assertThat(answer.message()).isEqualTo("grüße");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"code\":\"0\"}", "{\"code\":\"0\",\"data\":null}", "{\"code\":\"0\",\"data\":\"\"}"})
    void missingDataIsNoRowAndNoText(String json) {
        assertThat(answer(Operation.MARKET_TICKERS, json).typed()).isEqualTo(List.of());
        assertThat(answer(Operation.MARKET_TICKERS, json).asMap()).isEqualTo(List.of());
        assertThat(answer(Operation.ACCOUNT_BALANCE, json).typed()).isNull();
        assertThat(answer(Operation.SPOT_TRADE_ORDER, json).typed()).isNull();
        assertThat(answer(Operation.MARKET_TICKERS, json).json()).isNull();
        assertThat(answer(Operation.MARKET_TICKERS, json).hasData()).isFalse();
        assertThat(answer(Operation.MARKET_TICKERS, json).rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"orderId\":\"77\"}", "[{\"orderId\":\"77\"}]"})
    void oneRowIsThatRowInBothShapes(String data) {
        OrderAck ack = new OrderAck("77", null, null, null, null);

        assertThat(answer(Operation.TRADE_ORDER, data(data)).typed()).isEqualTo(ack);
        assertThat(answer(Operation.TRADE_CANCEL_ORDER, data(data)).typed()).isEqualTo(ack);
        assertThat(answer(Operation.TRADE_ORDER, data(data)).rows()).containsExactly(ack);
        assertThat(answer(Operation.SPOT_TRADE_ORDER, data(data)).typed()).isEqualTo(ack);
        assertThat(answer(Operation.TRADE_ORDERS_PENDING, data(data)).typed())
                .asInstanceOf(LIST)
                .singleElement()
                .extracting(row -> ((Order) row).orderId())
                .isEqualTo("77");
    }

    @Test
    void emptyListForOneRowIsNothing() {
        assertThat(answer(Operation.TRADE_ORDER_DETAIL, data("[]")).typed()).isNull();
        assertThat(answer(Operation.TRADE_ORDER_DETAIL, data("[]")).asMap()).isNull();
    }

    @Test
    void severalRowsForOneAreAllKept() {
        assertThat(answer(Operation.TRADE_ORDER, data("[{\"orderId\":\"1\"},{\"orderId\":\"2\"}]"))
                        .typed())
                .asInstanceOf(LIST)
                .hasSize(2);
    }

    @Test
    void rowsAreRecordsWhereThereIsOne() {
        assertThat(answer(Operation.MARKET_TICKERS, data("[{\"instId\":\"A-USDT\",\"last\":\"0.5\"}]"))
                        .typed())
                .asInstanceOf(LIST)
                .singleElement()
                .isInstanceOf(Ticker.class);
        assertThat(answer(Operation.MARKET_BOOKS, data("[{\"asks\":[[\"2\",\"1\"]],\"bids\":[],\"ts\":\"5\"}]"))
                        .typed())
                .isInstanceOf(OrderBook.class);
        assertThat(answer(
                                Operation.MARKET_CANDLES,
                                data("[[\"60000\",\"1\",\"2\",\"0.5\",\"1.5\",\"9\",\"8\",\"7\",\"1\"]]"))
                        .typed())
                .asInstanceOf(LIST)
                .singleElement()
                .isInstanceOf(Candle.class);
    }

    @Test
    void rowsOfTextsStayLists() {
        assertThat(answer(Operation.MARKET_INSTRUMENTS_HISTORY, data("[[\"60000\",\"1\"]]"))
                        .typed())
                .isEqualTo(List.of(List.of("60000", "1")));
        assertThat(answer(Operation.MARKET_CANDLES, data("[[\"60000\",\"1\"]]")).asMap())
                .isEqualTo(List.of(List.of("60000", "1")));
    }

    @Test
    void mapsHoldExactValues() {
        Object map = answer(
                        Operation.ACCOUNT_CONFIG,
                        data(
                                "{\"a\":0.100000000000000001,\"b\":12345678901234567890,\"c\":1,\"d\":\"0.10\",\"e\":\"\"}"))
                .asMap();

        assertThat(map)
                .asInstanceOf(MAP)
                .containsEntry("a", new BigDecimal("0.100000000000000001"))
                .containsEntry("b", new BigInteger("12345678901234567890"))
                .containsEntry("c", 1)
                .containsEntry("d", "0.10")
                .containsEntry("e", null);
    }

    @Test
    void answerOfUnknownShapeStaysAsItIs() {
        assertThat(answer(Operation.SPOT_TRADE_ORDERS_PENDING, data("{\"a\":\"1\"}"))
                        .typed())
                .isEqualTo(Map.of("a", "1"));
        assertThat(answer(Operation.SPOT_TRADE_ORDERS_PENDING, data("[{\"a\":\"1\"}]"))
                        .typed())
                .isEqualTo(List.of(Map.of("a", "1")));
    }

    @Test
    void answerThatDoesNotFitItsRecordSaysSoAndThatTheCallWasDone() {
        Answer answer = answer(Operation.MARKET_TICKERS, data("[{\"instId\":\"A-USDT\",\"last\":\"lots\"}]"));

        assertThatThrownBy(answer::typed)
                .isInstanceOf(BlofinUnavailableException.class)
                .hasMessageContaining("market/tickers: BloFin answered with success, but [0].last does not fit Ticker")
                .hasMessageContaining("output=map")
                .satisfies(e -> assertThat(((BlofinException) e).retryable()).isFalse());
        assertThat(answer.asMap()).asInstanceOf(LIST).hasSize(1);
    }

    @Test
    void textOfAnAnswerTellsNoRows() {
        assertThat(answer(Operation.ACCOUNT_CONFIG, data("{\"uid\":\"12345\"}")))
                .hasToString("account/config: HTTP 200, code 0");
    }

    @Test
    void textsOfRowsStayAsBlofinWroteThem() throws IOException {
        byte[] bytes =
                "{\"data\": [ {\"a\": \"ü,]\"} , 5,[1, 2],\"x\" ],\"code\":\"0\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(Envelope.read(bytes).rowTexts()).containsExactly("{\"a\": \"ü,]\"}", "5", "[1, 2]", "\"x\"");
    }
}
