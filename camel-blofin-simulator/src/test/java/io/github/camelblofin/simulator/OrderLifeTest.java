package io.github.camelblofin.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders from placing to their end: over REST, and in the pushes of the private channels. */
class OrderLifeTest {
    private BlofinSimulator simulator;
    private RestCaller caller;
    private SocketCaller socket;

    @BeforeEach
    void start() {
        simulator =
                BlofinSimulator.builder().instruments("BTC-USDT", "ETH-USDT").start();
        caller = new RestCaller(simulator);
        socket = SocketCaller.loggedIn(simulator, simulator.account());
    }

    @AfterEach
    void stop() {
        socket.close();
        simulator.close();
    }

    private static String order(String type, String side, String size, String more) {
        return "{\"instId\":\"BTC-USDT\",\"marginMode\":\"cross\",\"orderType\":\"%s\",\"side\":\"%s\",\"size\":\"%s\"%s}"
                .formatted(type, side, size, more);
    }

    private JsonNode place(String body) {
        JsonNode answer = caller.post("trade/order", body);
        assertThat(answer.path("code").asText()).as(answer.toString()).isEqualTo("0");
        return answer.at("/data/0");
    }

    private static String states(List<JsonNode> pushes, String orderId) {
        List<String> states = new ArrayList<>();
        pushes.forEach(push -> push.path("data").forEach(row -> {
            if (row.path("orderId").asText().equals(orderId)) {
                states.add(row.path("state").asText());
            }
        }));
        return String.join(" ", states);
    }

    @Test
    void aRestingOrderIsSeenOpenThenCancelled() {
        socket.subscribe("orders", null);
        socket.awaitMessage(message -> message.path("event").asText().equals("subscribe"));

        String orderId = place(order("limit", "buy", "2", ",\"price\":\"60000\",\"clientOrderId\":\"rest1\""))
                .path("orderId")
                .asText();

        JsonNode open = caller.get("trade/orders-pending?instId=BTC-USDT").at("/data/0");
        assertThat(open.path("orderId").asText()).isEqualTo(orderId);
        assertThat(open.path("clientOrderId").asText()).isEqualTo("rest1");
        assertThat(open.path("state").asText()).isEqualTo("live");
        assertThat(open.path("price").asText()).isEqualTo("60000");
        assertThat(open.has("filled_amount")).isTrue();

        JsonNode cancel = caller.post("trade/cancel-order", "{\"instId\":\"BTC-USDT\",\"clientOrderId\":\"rest1\"}");
        assertThat(cancel.at("/data/code").asText()).isEqualTo("0");
        assertThat(cancel.at("/data/orderId").asText()).isEqualTo(orderId);
        assertThat(caller.get("trade/orders-pending").path("data")).isEmpty();
        JsonNode past = caller.get("trade/orders-history").at("/data/0");
        assertThat(past.path("state").asText()).isEqualTo("canceled");
        assertThat(past.path("cancelSource").asText()).isEqualTo("user_canceled");
        await().until(() -> states(socket.pushes("orders"), orderId).equals("live canceled"));
        assertThat(socket.pushes("orders").get(0).path("action").asText()).isEqualTo("update");
    }

    @Test
    void aMarketOrderFillsAndOpensAPosition() {
        socket.subscribe("orders", "BTC-USDT").subscribe("positions", null).subscribe("account", null);
        socket.awaitMessage(message -> message.at("/arg/channel").asText().equals("account"));
        assertThat(socket.awaitPush("positions").path("data")).as("snapshot").isEmpty();

        String orderId = place(order("market", "buy", "5", "")).path("orderId").asText();

        JsonNode detail = caller.get("trade/order-detail?instId=BTC-USDT&orderId=" + orderId)
                .path("data");
        assertThat(detail.path("state").asText()).isEqualTo("filled");
        BigDecimal filled = BigDecimal.ZERO;
        for (JsonNode fill :
                caller.get("trade/fills-history?orderId=" + orderId).path("data")) {
            filled = filled.add(new BigDecimal(fill.path("fillSize").asText()));
        }
        assertThat(filled).isEqualByComparingTo("5");
        JsonNode position = caller.get("account/positions").at("/data/0");
        assertThat(position.path("positions").asText()).isEqualTo("5");
        assertThat(position.path("averagePrice").asText())
                .isEqualTo(detail.path("averagePrice").asText());
        await().until(() -> states(socket.pushes("orders"), orderId).endsWith("filled"));
        socket.awaitMessage(message -> message.at("/data/0/positions").asText().equals("5"));
        JsonNode wallet = socket.awaitPush("account").path("data");
        assertThat(wallet.isObject()).isTrue();
        assertThat(wallet.at("/details/0/currency").asText()).isEqualTo("USDT");
        assertThat(wallet.at("/details/0").has("unrealizedPnl")).isTrue();
    }

    @Test
    void aPositionIsClosed() {
        place(order("market", "sell", "3", ""));

        JsonNode closed = caller.post(
                "trade/close-position", "{\"instId\":\"BTC-USDT\",\"marginMode\":\"cross\",\"positionSide\":\"net\"}");

        assertThat(closed.path("code").asText()).isEqualTo("0");
        assertThat(closed.at("/data/instId").asText()).isEqualTo("BTC-USDT");
        assertThat(caller.get("account/positions").path("data")).isEmpty();
        JsonNode again = caller.post(
                "trade/close-position", "{\"instId\":\"BTC-USDT\",\"marginMode\":\"cross\",\"positionSide\":\"net\"}");
        assertThat(again.path("code").asText()).isEqualTo("102022");
    }

    @Test
    void whatTheEngineRefusesIsToldByTheItem() {
        JsonNode tooBig = place(order("limit", "buy", "900000", ",\"price\":\"60000\""));

        assertThat(tooBig.path("code").asText()).isEqualTo("103003");
        assertThat(tooBig.path("orderId").isNull()).isTrue();

        place(order("limit", "buy", "1", ",\"price\":\"60000\",\"clientOrderId\":\"once\""));
        assertThat(place(order("limit", "buy", "1", ",\"price\":\"60000\",\"clientOrderId\":\"once\""))
                        .path("code")
                        .asText())
                .isEqualTo("102002");
    }

    @Test
    void aBatchTellsItsItemsApart() {
        String good = order("limit", "buy", "1", ",\"price\":\"60000\"");
        String bad = order("limit", "buy", "900000", ",\"price\":\"60000\"");

        JsonNode all = caller.post("trade/batch-orders", "[" + good + "," + good + "]");
        JsonNode some = caller.post("trade/batch-orders", "[" + good + "," + bad + "]");
        JsonNode none = caller.post("trade/batch-orders", "[" + bad + "," + bad + "]");

        assertThat(all.path("code").asText()).isEqualTo("0");
        assertThat(all.at("/data/1").has("code")).isFalse();
        assertThat(some.path("code").asText()).isEqualTo("2");
        assertThat(some.at("/data/0").has("code")).isFalse();
        assertThat(some.at("/data/1/code").asText()).isEqualTo("103003");
        assertThat(none.path("code").asText()).isEqualTo("1");

        String first = all.at("/data/0/orderId").asText();
        JsonNode cancels = caller.post(
                "trade/cancel-batch-orders",
                "[{\"instId\":\"BTC-USDT\",\"orderId\":\"" + first
                        + "\"},{\"instId\":\"BTC-USDT\",\"orderId\":\"7\"}]");
        assertThat(cancels.path("code").asText()).isEqualTo("0");
        assertThat(cancels.at("/data/0").has("code")).isFalse();
        assertThat(cancels.at("/data/1/code").asText()).isEqualTo("102068");
        assertThat(cancels.at("/data/1/orderId").asText()).isEqualTo("7");
    }

    @Test
    void aCancelThatComesTooLateSaysSo() {
        String orderId = place(order("market", "buy", "1", "")).path("orderId").asText();

        JsonNode cancel = caller.post("trade/cancel-order", "{\"orderId\":\"" + orderId + "\"}");

        assertThat(cancel.path("code").asText()).isEqualTo("0");
        assertThat(cancel.at("/data/code").asText()).isEqualTo("102068");
        assertThat(cancel.at("/data/orderId").asText()).isEqualTo(orderId);
    }

    @Test
    void anOrderNobodyKnowsHasNoDetail() {
        JsonNode answer = caller.get("trade/order-detail?instId=BTC-USDT&clientOrderId=never");

        assertThat(answer.path("code").asText()).isEqualTo("0");
        assertThat(answer.path("data").isNull()).isTrue();
    }

    @Test
    void modesAndLeverageAreSetAndReadBack() {
        assertThat(caller.post(
                                "account/set-leverage",
                                "{\"instId\":\"BTC-USDT\",\"leverage\":20,\"marginMode\":\"cross\"}")
                        .at("/data/leverage")
                        .asText())
                .isEqualTo("20");
        assertThat(caller.get("account/leverage-info?instId=BTC-USDT&marginMode=cross")
                        .at("/data/leverage")
                        .asText())
                .isEqualTo("20");
        assertThat(caller.post("account/set-position-mode", "{\"positionMode\":\"long_short_mode\"}")
                        .path("code")
                        .asText())
                .isEqualTo("0");
        assertThat(caller.get("account/position-mode").at("/data/positionMode").asText())
                .isEqualTo("long_short_mode");
        assertThat(place(order("market", "buy", "1", "")).path("code").asText())
                .as("net order in hedge mode")
                .isEqualTo("102089");
        place(order("market", "buy", "1", ",\"positionSide\":\"long\""));
        assertThat(caller.post("account/set-margin-mode", "{\"marginMode\":\"isolated\"}")
                        .path("code")
                        .asText())
                .isEqualTo("110019");
    }
}
