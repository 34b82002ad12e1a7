package io.github.camelblofin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parameters that are missing or wrong: BloFin's code, its text with the name filled in, and nothing done. */
class ParameterTest {
    private static final String GOOD =
            "{\"instId\":\"BTC-USDT\",\"marginMode\":\"cross\",\"side\":\"buy\",\"orderType\":\"limit\",\"price\":\"60000\",\"size\":\"1\"}";

    private static BlofinSimulator simulator;
    private static RestCaller caller;

    @BeforeAll
    static void start() {
        simulator = BlofinSimulator.builder()
                .instruments("BTC-USDT", "ETH-USDT")
                .refuseBrokerId()
                .start();
        caller = new RestCaller(simulator);
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"instId\":\"BTC-USDT\"   | \"instId\":\"\"                              | 152001 | Parameter instId cannot be empty.",
                "\"size\":\"1\"            | \"size\":null                                | 152001 | Parameter size cannot be empty.",
                "\"price\":\"60000\"       | \"price\":\"\"                               | 152001 | Parameter price cannot be empty.",
                "\"marginMode\":\"cross\"  | \"marginMode\":\"crossed\"                   | 152002 | Parameter marginMode error.",
                "\"side\":\"buy\"          | \"side\":\"BUY\"                             | 152002 | Parameter side error.",
                "\"orderType\":\"limit\"   | \"orderType\":\"trigger\"                    | 152002 | Parameter orderType error.",
                "\"size\":\"1\"            | \"size\":\"-1\"                              | 152002 | Parameter size error.",
                "\"size\":\"1\"            | \"size\":\"1e3\"                             | 152002 | Parameter size error.",
                "\"size\":\"1\"            | \"size\":{\"a\":1}                           | 152002 | Parameter size error.",
                "\"size\":\"1\"            | \"size\":\"1\",\"reduceOnly\":\"yes\"        | 152002 | Parameter reduceOnly error.",
                "\"size\":\"1\"            | \"size\":\"1\",\"tpTriggerPrice\":\"70000\"  | 152002 | Parameter tpTriggerPrice error. This simulator attaches no TP/SL to orders: place it by itself.",
                "\"size\":\"1\"            | \"size\":\"1\",\"clientOrderId\":\"a-b\"     | 152009 | 'clientOrderId must be a combination of numbers, letters, or underscores, and the maximum length of characters is 32.'",
                "\"instId\":\"BTC-USDT\"   | \"instId\":\"NO-SUCH\"                       | 152014 | Instrument ID does not exist",
                "\"size\":\"1\"            | \"size\":\"1\",\"brokerId\":\"b1\"           | 152011 | Transaction API Key does not support brokerId",
            })
    void aWrongOrderIsRefusedAsAWhole(String part, String instead, String code, String message) {
        JsonNode answer = caller.post("trade/order", GOOD.replace(part, instead));

        assertThat(answer.path("code").asText()).as(answer.toString()).isEqualTo(code);
        assertThat(answer.path("msg").asText()).isEqualTo(message);
        assertThat(answer.has("data")).isFalse();
        assertThat(caller.get("trade/orders-pending").path("data")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "market/books,                                              152001",
        "market/books?instId=BTC-USDT&size=0,                       152002",
        "market/books?instId=BTC-USDT&size=many,                    152002",
        "market/books?instId=NO-SUCH,                               152014",
        "market/candles?instId=BTC-USDT&bar=1h,                     152002",
        "market/trades?instId=BTC-USDT&limit=-5,                    152002",
    })
    void aWrongPublicQueryIsRefused(String path, String code) {
        assertThat(caller.open(path).path("code").asText()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "asset/balances,                                            152001",
        "asset/balances?accountType=pocket,                         152002",
        "account/balance?productType=SPOT,                          152002",
        "trade/orders-pending?after=5&before=3,                     152002",
        "trade/orders-history?state=done,                           152002",
        "trade/fills-history?begin=yesterday,                       152002",
        "trade/order-detail?orderId=1,                              152001",
        "trade/order-detail?instId=BTC-USDT,                        152003",
        "trade/order/price-range?instId=BTC-USDT&side=up,           152002",
    })
    void aWrongSignedQueryIsRefused(String path, String code) {
        assertThat(caller.get(path).path("code").asText()).isEqualTo(code);
    }

    @Test
    void moreThanTwentyInstrumentsAre152015() {
        String ids = String.join(",", Collections.nCopies(21, "BTC-USDT"));

        JsonNode answer = caller.get("account/batch-leverage-info?marginMode=cross&instId=" + ids);

        assertThat(answer.path("code").asText()).isEqualTo("152015");
    }

    @Test
    void aBatchIsCheckedBeforeAnythingIsPlaced() {
        String other = GOOD.replace("BTC-USDT", "ETH-USDT");
        String isolated = GOOD.replace("cross", "isolated");
        String named = GOOD.replace("\"size\"", "\"clientOrderId\":\"twice\",\"size\"");

        assertBatch("[]", "152005");
        assertBatch("[" + String.join(",", Collections.nCopies(21, GOOD)) + "]", "152006");
        assertBatch("[" + GOOD + "," + other + "]", "152007");
        assertBatch("[" + GOOD + "," + isolated + "]", "152007");
        assertBatch("[" + named + "," + named + "]", "152420");
        assertBatch("[" + GOOD + "," + GOOD.replace("buy", "borrow") + "]", "152002");
        assertBatch("[" + GOOD + ",7]", "152004");
        assertThat(caller.get("trade/orders-pending").path("data")).isEmpty();
    }

    private static void assertBatch(String body, String code) {
        assertThat(caller.post("trade/batch-orders", body).path("code").asText())
                .isEqualTo(code);
    }

    @Test
    void aCancelNamesItsOrder() {
        assertThat(caller.post("trade/cancel-order", "{\"instId\":\"BTC-USDT\"}")
                        .path("code")
                        .asText())
                .isEqualTo("152003");
        assertThat(caller.post("trade/cancel-batch-orders", "[{\"orderId\":\"1\"},{\"clientOrderId\":\"x\"}]")
                        .path("code")
                        .asText())
                .isEqualTo("152008");
    }

    @Test
    void numbersAndBooleansCountAsTheirText() {
        String body = GOOD.replace("\"1\"", "1").replace("\"60000\"", "60000.0").replace("}", ",\"reduceOnly\":false}");

        JsonNode answer = caller.post("trade/order", body);

        assertThat(answer.at("/data/0/code").asText()).as(answer.toString()).isEqualTo("0");
        String orderId = answer.at("/data/0/orderId").asText();
        assertThat(caller.post("trade/cancel-order", "{\"orderId\":\"" + orderId + "\"}")
                        .at("/data/code")
                        .asText())
                .isEqualTo("0");
    }
}
