package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.error.BlofinAuthenticationException;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.model.Order;
import io.github.camelblofin.model.OrderAck;
import io.github.camelblofin.model.OrderBook;
import io.github.camelblofin.model.OrderState;
import io.github.camelblofin.model.PlaceOrder;
import io.github.camelblofin.model.Side;
import io.github.camelblofin.model.Ticker;
import io.github.camelblofin.model.trade.AmendOrder;
import io.github.camelblofin.model.trade.AmendOutcome;
import io.github.camelblofin.model.trade.AmendResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changing an order on an account that may not amend: the simulator answers 152404 to it. */
class AmendFallbackTest extends SimulatorTestSupport {
    private static final String AMEND = "blofin:trade/amend-order?amendFallback=cancelReplace";
    private static final BigDecimal SIZE = new BigDecimal("4");

    private ProducerTemplate template;
    private BigDecimal low;

    @BeforeEach
    void start() {
        context.start();
        template = context.createProducerTemplate();
        Ticker ticker = (Ticker) template.requestBody("blofin:market/tickers?instId=ETH-USDT", null, List.class)
                .get(0);
        low = ticker.bidPrice().multiply(new BigDecimal("0.9")).setScale(0, RoundingMode.DOWN);
    }

    private String resting() {
        return template.requestBody(
                        "blofin:trade/order", PlaceOrder.limit("ETH-USDT", Side.BUY, low, SIZE), OrderAck.class)
                .orderId();
    }

    @SuppressWarnings("unchecked")
    private List<Order> openOrders() {
        return template.requestBody("blofin:trade/orders-pending?instId=ETH-USDT", null, List.class);
    }

    private Order detail(String orderId) {
        return template.requestBody(
                "blofin:trade/order-detail", Map.of("instId", "ETH-USDT", "orderId", orderId), Order.class);
    }

    private long calls(String path) {
        return exchange.requests().stream()
                .filter(request -> request.pathAndQuery().endsWith(path))
                .count();
    }

    @Test
    void withoutTheFallbackTheRefusalIsTold() {
        String id = resting();

        Throwable failure = catchThrowable(() -> template.requestBody(
                "blofin:trade/amend-order", AmendOrder.byOrderId("ETH-USDT", id, low.subtract(BigDecimal.ONE), null)));

        assertThat(failure).hasCauseInstanceOf(BlofinAuthenticationException.class);
        assertThat(((BlofinAuthenticationException) failure.getCause()).code()).contains("152404");
        assertThat(openOrders()).extracting(Order::orderId).containsExactly(id);
    }

    @Test
    void restingOrderIsReplacedAtItsNewPrice() {
        String id = resting();
        BigDecimal price = low.subtract(BigDecimal.ONE);
        Map<String, Object> change =
                Map.of("instId", "ETH-USDT", "orderId", id, "newPrice", price, "newSize", 3, "requestId", "change1");

        Exchange done = template.request(AMEND, e -> e.getMessage().setBody(change));

        AmendResult result = done.getMessage().getBody(AmendResult.class);
        assertThat(result.outcome()).isEqualTo(AmendOutcome.REPLACED);
        assertThat(result.formerOrderId()).isEqualTo(id);
        assertThat(result.clientOrderId()).isEqualTo("change1");
        assertThat(done.getMessage().getHeader(BlofinHeaders.OPERATION)).isEqualTo("trade/amend-order");
        assertThat(openOrders()).singleElement().satisfies(order -> {
            assertThat(order.orderId()).isEqualTo(result.orderId()).isNotEqualTo(id);
            assertThat(order.clientOrderId()).isEqualTo("change1");
            assertThat(order.price()).isEqualByComparingTo(price);
            assertThat(order.size()).isEqualByComparingTo("3");
        });
        assertThat(detail(id).state()).isEqualTo(OrderState.CANCELED);
    }

    @Test
    void orderThatIsPartlyFilledLeavesNoMoreOpenThanAskedFor() {
        OrderBook book = template.requestBody(
                "blofin:market/books?instId=ETH-USDT&param.size=1", (Object) null, OrderBook.class);
        BigDecimal ask = book.asks().get(0).price();
        BigDecimal size = book.asks().get(0).size().add(new BigDecimal("40"));
        String id = template.requestBody(
                        "blofin:trade/order", PlaceOrder.limit("ETH-USDT", Side.BUY, ask, size), OrderAck.class)
                .orderId();

        AmendResult result = template.requestBody(
                AMEND, AmendOrder.byOrderId("ETH-USDT", id, low, size.add(BigDecimal.TEN)), AmendResult.class);

        Order former = detail(id);
        if (result.outcome() == AmendOutcome.REPLACED) {
            assertThat(result.filledSize()).isEqualByComparingTo(former.filledSize());
            assertThat(result.openSize().add(former.filledSize())).isEqualByComparingTo(size.add(BigDecimal.TEN));
            assertThat(detail(result.orderId()).size()).isEqualByComparingTo(result.openSize());
        } else {
            assertThat(result.outcome()).as("the market took all of it").isEqualTo(AmendOutcome.TOO_LATE);
            assertThat(former.state()).isEqualTo(OrderState.FILLED);
        }
    }

    @Test
    void finishedOrderIsTooLateAndNothingIsPlaced() {
        String id = template.requestBody(
                        "blofin:trade/order", PlaceOrder.market("ETH-USDT", Side.BUY, BigDecimal.ONE), OrderAck.class)
                .orderId();
        await("the fill").until(() -> OrderState.FILLED.equals(detail(id).state()));

        AmendResult result = template.requestBody(
                AMEND + "&output=typed", AmendOrder.byOrderId("ETH-USDT", id, low, null), AmendResult.class);

        assertThat(result.outcome()).isEqualTo(AmendOutcome.TOO_LATE);
        assertThat(result.formerState()).isEqualTo(OrderState.FILLED);
        assertThat(calls("trade/order")).isEqualTo(1);
        assertThat(calls("trade/cancel-order")).isZero();
        assertThat(openOrders()).isEmpty();
    }

    @Test
    void newOrderThatCouldNotBeSentLeavesTheOldOneAlone() {
        context.getComponent("blofin", BlofinComponent.class).getConfiguration().setValidate(false);
        String id = resting();

        Throwable failure = catchThrowable(() -> template.requestBody(
                AMEND + "&validate=true&brokerId=not-a-broker", AmendOrder.byOrderId("ETH-USDT", id, low, null)));

        assertThat(failure.getCause())
                .isInstanceOf(BlofinInvalidRequestException.class)
                .hasMessageContaining("brokerId")
                .hasMessageContaining("nothing was changed");
        assertThat(calls("trade/cancel-order")).isZero();
        assertThat(openOrders()).extracting(Order::orderId).containsExactly(id);
    }

    @Test
    void resultComesAsMapAndTextToo() {
        Map<?, ?> map = template.requestBody(
                AMEND + "&output=map", AmendOrder.byOrderId("ETH-USDT", resting(), null, BigDecimal.ONE), Map.class);
        assertThat(map.get("outcome")).isEqualTo("REPLACED");

        String json = template.requestBody(
                AMEND + "&output=json",
                AmendOrder.byOrderId("ETH-USDT", (String) map.get("orderId"), null, SIZE),
                String.class);
        assertThat(json).startsWith("{\"outcome\":\"REPLACED\"").contains("\"openSize\":\"4\"");
    }

    @Test
    void fallbackNeedsToReadOrdersToo() {
        Throwable failure = catchThrowable(
                () -> template.requestBody(AMEND + "&access=trade", AmendOrder.byOrderId("ETH-USDT", "1", low, null)));

        assertThat(failure).rootCause().hasMessageContaining("needs access=read");
    }
}
