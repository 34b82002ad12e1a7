package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.model.AccountBalance;
import io.github.camelblofin.model.CancelOrder;
import io.github.camelblofin.model.Candle;
import io.github.camelblofin.model.Fill;
import io.github.camelblofin.model.Instrument;
import io.github.camelblofin.model.Order;
import io.github.camelblofin.model.OrderAck;
import io.github.camelblofin.model.OrderBook;
import io.github.camelblofin.model.OrderState;
import io.github.camelblofin.model.PlaceOrder;
import io.github.camelblofin.model.Position;
import io.github.camelblofin.model.Side;
import io.github.camelblofin.model.Ticker;
import io.github.camelblofin.model.Trade;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Public reads, signed reads and orders through routes. */
class OrderRoundTripTest extends SimulatorTestSupport {
    private static final BigDecimal SIZE = new BigDecimal("1");
    private final List<Order> pushes = new CopyOnWriteArrayList<>();
    private ProducerTemplate template;

    @BeforeEach
    void routes() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:orders").process(e -> pushes.add(e.getMessage().getBody(Order.class)));
            }
        });
        template = context.createProducerTemplate();
    }

    @SuppressWarnings("unchecked")
    private <T> List<T> list(String uri) {
        return template.requestBody(uri, (Object) null, List.class);
    }

    @Test
    void marketDataIsReadAsRecords() {
        List<Instrument> instruments = list("blofin:market/instruments");
        assertThat(instruments)
                .hasSizeGreaterThanOrEqualTo(22)
                .extracting(Instrument::instId)
                .contains("BTC-USDT", "ETH-USDT");
        Ticker ticker =
                this.<Ticker>list("blofin:market/tickers?instId=BTC-USDT").get(0);
        assertThat(ticker.last()).isPositive();
        OrderBook book = template.requestBody(
                "blofin:market/books?instId=BTC-USDT&param.size=5", (Object) null, OrderBook.class);
        assertThat(book.asks()).hasSize(5);
        List<Candle> candles = list("blofin:market/candles?instId=BTC-USDT&bar=1m&limit=10");
        assertThat(candles).hasSize(10);
        assertThat(candles.get(0).ts()).isAfter(candles.get(1).ts());
        await("trades")
                .until(() -> !list("blofin:market/trades?instId=BTC-USDT").isEmpty());
        List<Trade> trades = list("blofin:market/trades?instId=BTC-USDT&limit=1");
        assertThat(trades).hasSize(1);
    }

    @Test
    void marketOrderFillsAndChangesPositionAndBalance() {
        AccountBalance before = template.requestBody("blofin:account/balance", (Object) null, AccountBalance.class);

        OrderAck ack = template.requestBody(
                "blofin:trade/order",
                PlaceOrder.market("BTC-USDT", Side.BUY, SIZE).withClientOrderId("erp4711"),
                OrderAck.class);

        assertThat(ack.accepted()).isTrue();
        assertThat(ack.clientOrderId()).isEqualTo("erp4711");
        Order filled = eventually("the fill's push", () -> pushes.stream()
                .filter(order ->
                        order.orderId().equals(ack.orderId()) && order.state().equals(OrderState.FILLED))
                .findFirst()
                .orElse(null));
        assertThat(filled.filledSize()).isEqualByComparingTo(SIZE);
        List<Fill> fills = list("blofin:trade/fills-history?param.orderId=" + ack.orderId());
        assertThat(fills).isNotEmpty();
        assertThat(fills.stream().map(Fill::fillSize).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(SIZE);
        Position position =
                this.<Position>list("blofin:account/positions?instId=BTC-USDT").get(0);
        assertThat(position.positions()).isEqualByComparingTo(SIZE);
        AccountBalance after = template.requestBody("blofin:account/balance", (Object) null, AccountBalance.class);
        BigDecimal fees = fills.stream().map(Fill::fee).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(fees).isPositive();
        assertThat(after.details().get(0).balance())
                .isEqualByComparingTo(before.details().get(0).balance().subtract(fees));
    }

    @Test
    void restingOrderIsListedAndCancelled() {
        Ticker ticker =
                this.<Ticker>list("blofin:market/tickers?instId=ETH-USDT").get(0);
        BigDecimal low = ticker.bidPrice().multiply(new BigDecimal("0.9")).setScale(0, RoundingMode.DOWN);

        OrderAck ack = template.requestBody(
                "blofin:trade/order",
                Map.of(
                        "instId",
                        "ETH-USDT",
                        "marginMode",
                        "cross",
                        "positionSide",
                        "net",
                        "side",
                        "buy",
                        "orderType",
                        "limit",
                        "price",
                        low,
                        "size",
                        SIZE),
                OrderAck.class);

        List<Order> open = list("blofin:trade/orders-pending?instId=ETH-USDT");
        assertThat(open).extracting(Order::orderId).containsExactly(ack.orderId());
        Order detail = template.requestBodyAndHeader(
                "blofin:trade/order-detail?instId=ETH-USDT",
                null,
                BlofinHeaders.PARAMS,
                Map.of("orderId", ack.orderId()),
                Order.class);
        assertThat(detail.price()).isEqualByComparingTo(low);
        assertThat(detail.state()).isEqualTo(OrderState.LIVE);

        OrderAck cancelled = template.requestBody(
                "blofin:trade/cancel-order", CancelOrder.byOrderId("ETH-USDT", ack.orderId()), OrderAck.class);

        assertThat(cancelled.accepted()).isTrue();
        assertThat(list("blofin:trade/orders-pending?instId=ETH-USDT")).isEmpty();
        eventually("the push of the cancellation", () -> pushes.stream()
                .filter(order ->
                        order.orderId().equals(ack.orderId()) && order.state().equals(OrderState.CANCELED))
                .findFirst()
                .orElse(null));
    }

    @Test
    void requestsComeAsRecordMapOrText() {
        String text =
                "{\"instId\": \"BTC-USDT\", \"marginMode\": \"cross\", \"positionSide\": \"net\", \"side\": \"buy\","
                        + " \"orderType\": \"market\", \"size\": \"1\"}";
        assertThat(template.requestBody("blofin:trade/order", text, OrderAck.class)
                        .accepted())
                .isTrue();
        List<Map<String, String>> batch = List.of(
                Map.of(
                        "instId",
                        "BTC-USDT",
                        "marginMode",
                        "cross",
                        "positionSide",
                        "net",
                        "side",
                        "buy",
                        "orderType",
                        "market",
                        "size",
                        "1"),
                Map.of(
                        "instId",
                        "BTC-USDT",
                        "marginMode",
                        "cross",
                        "positionSide",
                        "net",
                        "side",
                        "sell",
                        "orderType",
                        "market",
                        "size",
                        "1"));
        List<?> acks = template.requestBody("blofin:trade/batch-orders", batch, List.class);
        assertThat(acks).hasSize(2);
    }

    @Test
    void untypedOperationsWorkWithMapsAndText() {
        List<?> rows =
                template.requestBody("blofin:market/mark-price?instId=BTC-USDT&output=map", (Object) null, List.class);
        Map<?, ?> row = (Map<?, ?>) rows.get(0);
        assertThat(row.get("instId")).isEqualTo("BTC-USDT");
        assertThat(row.get("markPrice")).isNotNull();
        assertThat(template.requestBody("blofin:account/margin-mode?output=json", (Object) null, String.class))
                .isEqualTo("{\"marginMode\":\"cross\"}");
        assertThat(template.requestBody("blofin:account/position-mode?output=raw", (Object) null, String.class))
                .startsWith("{\"code\":\"0\"")
                .contains("\"positionMode\":\"net_mode\"");
    }

    @Test
    void aReadAfterAStreamIgnoresTheStreamsRecord() {
        Trade unrelated = new Trade("SOL-USDT", "1", SIZE, SIZE, Side.BUY, null, null);

        List<?> tickers = template.requestBody("blofin:market/tickers?instId=BTC-USDT", unrelated, List.class);

        assertThat(tickers).singleElement().satisfies(row -> assertThat(((Ticker) row).instId())
                .isEqualTo("BTC-USDT"));
    }
}
