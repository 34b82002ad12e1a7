package io.github.camelblofin.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.api.Socket;
import io.github.camelblofin.simulator.exchange.model.BookLevel;
import io.github.camelblofin.simulator.exchange.model.NewOrder;
import io.github.camelblofin.simulator.exchange.model.OrderState;
import io.github.camelblofin.simulator.exchange.model.Side;
import io.github.camelblofin.simulator.wire.Json;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A quiet market moved by hand, what a client hears of it, and what the audit says. */
class MarketHandTest {
    private static final String BTC = "BTC-USDT";

    private final BlofinSimulator simulator =
            BlofinSimulator.builder().instruments(BTC).quiet().start();
    private final MarketHand market = simulator.market(BTC);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void nothingTradesUntilItIsMovedThenExactlyWhatWasAskedFor() {
        try (SocketCaller caller = new SocketCaller(simulator, Socket.PUBLIC)) {
            caller.subscribe("trades", BTC).subscribe("books", BTC).awaitPush("books");
            market.trade(3);
            caller.awaitMessage(message -> caller.pushes("trades").size() == 3);
            assertThat(caller.pushes("trades"))
                    .extracting(push -> push.at("/data/0/side").asText())
                    .containsExactly("buy", "sell", "buy");
            int remembered =
                    simulator.onExchange(exchange -> exchange.trades(BTC, 100).size());
            assertThat(remembered).isEqualTo(3);
        }
    }

    @Test
    void aGivenOrderIsFilledInPartThenWholly() {
        String orderId = market.place("play", NewOrder.limit(BTC, Side.BUY, "67000", "3"))
                .orderId();
        market.fill("play", orderId, "1");
        assertThat(simulator.audit().orders().get(orderId).state()).isEqualTo(OrderState.PARTIALLY_FILLED);
        market.fill("play", orderId);

        Audit audit = simulator.audit();
        assertThat(audit.orders().get(orderId).state()).isEqualTo(OrderState.FILLED);
        assertThat(audit.fills())
                .extracting(fill -> fill.fillSize().intValueExact())
                .containsExactly(1, 2);
        assertThat(audit.positions()).hasSize(1);
        assertThatThrownBy(() -> market.fill("play", orderId)).hasMessageContaining(orderId);
    }

    @Test
    void whatStandsBeforeAnOrderIsFilledBeforeIt() {
        market.quote(Side.SELL, "67500", "5");
        String first = market.place("play", NewOrder.limit(BTC, Side.SELL, "67600", "2"))
                .orderId();
        String second = market.place("play", NewOrder.limit(BTC, Side.SELL, "67600", "2"))
                .orderId();
        market.fill("play", second, "1");

        assertThat(simulator.audit().orders().get(first).state()).isEqualTo(OrderState.FILLED);
        assertThat(simulator.audit().orders().get(second).filledSize()).isEqualByComparingTo("1");
    }

    @Test
    void theAuditHasTheBookThatAClientBuildsFromThePushes() {
        try (SocketCaller caller = new SocketCaller(simulator, Socket.PUBLIC)) {
            market.quote("67000", "67500", "10");
            caller.subscribe("books", BTC).awaitPush("books");
            market.quote("66990", "67510", "4").take(Side.BUY, "10").quote(Side.BUY, "67001", "1");
            var book = simulator.audit().books().get(BTC);

            JsonNode last =
                    caller.awaitMessage(message -> message.at("/data/seqId").asLong() == book.seqId());
            assertThat(last.at("/data/prevSeqId").asLong()).isLessThan(book.seqId());
            assertThat(book.asks()).extracting(BookLevel::price).containsExactly(new BigDecimal("67510.0"));
            assertThat(book.bids())
                    .extracting(level -> level.price().intValueExact())
                    .containsExactly(67_001, 67_000, 66_990);

            market.withdraw();
            assertThat(simulator.audit().books().get(BTC).bids()).isEmpty();
        }
    }

    @Test
    void tpslOrdersFireOnTheWireAndAreRememberedByTheCalls() {
        RestCaller caller = new RestCaller(simulator);
        try (SocketCaller socket = SocketCaller.loggedIn(simulator, simulator.account())) {
            socket.subscribe("orders-algo", null)
                    .awaitMessage(message ->
                            message.has("event") && message.path("arg").has("channel"));
            market.quote(Side.SELL, "67250", "2");
            market.place("play", NewOrder.market(BTC, Side.BUY, "2"));
            JsonNode placed = caller.post(
                    "trade/order-tpsl",
                    "{\"instId\":\"BTC-USDT\",\"marginMode\":\"cross\",\"positionSide\":\"net\",\"side\":\"sell\",\"size\":\"-1\",\"reduceOnly\":\"true\",\"tpTriggerPrice\":\"70000\",\"tpOrderPrice\":\"-1\",\"slTriggerPrice\":\"60000\",\"slOrderPrice\":\"-1\"}");
            String tpslId = placed.at("/data/tpslId").asText();
            assertThat(caller.get("trade/orders-tpsl-pending")
                            .at("/data/0/tpslId")
                            .asText())
                    .isEqualTo(tpslId);

            market.quote(Side.BUY, "66000", "5").price("70000").trade(1);

            JsonNode fired = socket.awaitMessage(
                    message -> message.at("/data/0/state").asText().equals("effective"));
            assertThat(fired.at("/arg/channel").asText()).isEqualTo("orders-algo");
            assertThat(fired.at("/data/0/actualSide").asText()).isEqualTo("tp");
            assertThat(fired.at("/data/0/algoId").asText()).isEqualTo(tpslId);
            assertThat(caller.get("trade/orders-tpsl-history")
                            .at("/data/0/actualSize")
                            .asText())
                    .isEqualTo("2");
            assertThat(simulator.audit().algoOrders()).containsOnlyKeys(tpslId);
            assertThat(simulator.audit().positions()).isEmpty();
        }
    }

    @Test
    void closedPositionsAndFinishedTriggersCanBeReadPageByPage() {
        RestCaller caller = new RestCaller(simulator);
        for (int i = 0; i < 3; i++) {
            market.quote("67000", "67500", "1");
            market.place("play", NewOrder.market(BTC, Side.BUY, "1"));
            market.place("play", NewOrder.market(BTC, Side.SELL, "1"));
        }
        JsonNode newest = caller.get("account/positions-history?limit=2").path("data");
        assertThat(newest).hasSize(2);
        String last = newest.get(1).path("historyId").asText();
        JsonNode older =
                caller.get("account/positions-history?limit=2&after=" + last).path("data");
        assertThat(older).hasSize(1);
        assertThat(older.get(0).path("realizedPnl").asText()).isEqualTo("-0.5");
        assertThat(caller.get("account/positions-history?state=liquidated").path("data"))
                .isEqualTo(Json.array(List.<JsonNode>of(), row -> row));
    }
}
