package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.error.BlofinPartialBatchException;
import io.github.camelblofin.error.ItemResult;
import io.github.camelblofin.model.CancelOrder;
import io.github.camelblofin.model.OrderAck;
import io.github.camelblofin.model.PlaceOrder;
import io.github.camelblofin.model.Side;
import io.github.camelblofin.model.Ticker;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists that are longer or more mixed than BloFin takes. */
class BatchRouteTest extends SimulatorTestSupport {
    private ProducerTemplate template;

    @BeforeEach
    void start() {
        context.start();
        template = context.createProducerTemplate();
    }

    private PlaceOrder resting(String instId, int number) {
        Ticker ticker = (Ticker) template.requestBody("blofin:market/tickers?instId=" + instId, null, List.class)
                .get(0);
        BigDecimal low = ticker.bidPrice().multiply(new BigDecimal("0.9")).setScale(0, RoundingMode.DOWN);
        return PlaceOrder.limit(instId, Side.BUY, low, BigDecimal.ONE).withClientOrderId("n" + number);
    }

    private List<PlaceOrder> orders(int count) {
        PlaceOrder eth = resting("ETH-USDT", 0);
        PlaceOrder btc = resting("BTC-USDT", 0);
        return IntStream.range(0, count)
                .mapToObj(i -> (i % 3 == 0 ? btc : eth).withClientOrderId("n" + i))
                .toList();
    }

    private List<String> paths() {
        return exchange.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .map(request -> request.pathAndQuery().replace("/api/v1/", ""))
                .toList();
    }

    @Test
    @SuppressWarnings("unchecked")
    void longMixedListIsPlacedAndCancelledInItsOrder() {
        List<OrderAck> acks = template.requestBody("blofin:trade/batch-orders", orders(45), List.class);

        assertThat(acks)
                .extracting(OrderAck::clientOrderId)
                .containsExactlyElementsOf(
                        IntStream.range(0, 45).mapToObj(i -> "n" + i).toList());
        assertThat(paths()).containsOnly("trade/batch-orders").hasSize(1 + 2);

        List<CancelOrder> cancels = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            String instId = i % 3 == 0 ? "BTC-USDT" : "ETH-USDT";
            cancels.add(
                    i % 2 == 0
                            ? CancelOrder.byOrderId(instId, acks.get(i).orderId())
                            : CancelOrder.byClientOrderId(instId, "n" + i));
        }
        List<OrderAck> gone = template.requestBody("blofin:trade/cancel-batch-orders", cancels, List.class);

        assertThat(gone)
                .extracting(OrderAck::orderId)
                .containsExactlyElementsOf(acks.stream().map(OrderAck::orderId).toList());
        assertThat(template.requestBody("blofin:trade/orders-pending", null, List.class))
                .isEmpty();
    }

    @Test
    void partialFailureIsOneExceptionWithEveryItem() {
        List<PlaceOrder> orders = new ArrayList<>(orders(25));
        orders.set(22, PlaceOrder.market("ETH-USDT", Side.BUY, new BigDecimal("900000")));

        Throwable failure = catchThrowable(() -> template.requestBody("blofin:trade/batch-orders", orders));

        assertThat(failure).hasCauseInstanceOf(BlofinPartialBatchException.class);
        BlofinPartialBatchException partial = (BlofinPartialBatchException) failure.getCause();
        assertThat(partial.items()).hasSize(25);
        assertThat(partial.failed()).extracting(ItemResult::index).containsExactly(22);
        assertThat(partial.succeeded()).hasSize(24).allSatisfy(item -> assertThat(item.answer())
                .containsEntry("clientOrderId", "n" + item.index()));
    }

    @Test
    void withoutFailOnPartialTheRowsCarryTheCodes() {
        List<PlaceOrder> orders = new ArrayList<>(orders(3));
        orders.set(1, PlaceOrder.market("ETH-USDT", Side.BUY, new BigDecimal("900000")));

        Exchange done = template.request("blofin:trade/batch-orders?failOnPartial=false", e -> e.getMessage()
                .setBody(orders));

        List<?> acks = done.getMessage().getBody(List.class);
        assertThat(acks).hasSize(3);
        assertThat(((OrderAck) acks.get(0)).accepted()).isTrue();
        assertThat(((OrderAck) acks.get(1)).accepted()).isFalse();
        assertThat(done.getMessage().getHeader(BlofinHeaders.CODE)).isEqualTo("2");
    }
}
