package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinOrderRejectedException;
import io.github.camelblofin.model.OrderAck;
import io.github.camelblofin.simulator.fault.RestFault;
import io.github.camelblofin.simulator.rest.RequestView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;

/** Option {@code batchOrders}: orders of the same moment are one call, and each message gets what is its own. */
class GatheredOrdersTest extends SimulatorTestSupport {
    /** Long enough for a slow machine: 20 orders go at once anyway. */
    private static final String ORDER = "blofin:trade/order?batchOrders=500";

    private ProducerTemplate template;

    private static Map<String, Object> order(int number, String instId, String price) {
        return Map.of(
                "instId",
                instId,
                "marginMode",
                "cross",
                "side",
                "buy",
                "orderType",
                "limit",
                "price",
                price,
                "size",
                "1",
                "clientOrderId",
                "mine" + number);
    }

    private static Map<String, Object> order(int number) {
        return order(number, "BTC-USDT", "60000");
    }

    private CompletableFuture<Exchange> send(String uri, Map<String, Object> body) {
        return template.asyncSend(uri, exchange -> exchange.getMessage().setBody(body));
    }

    private List<Exchange> sendAll(List<Map<String, Object>> orders) throws Exception {
        template = context.createProducerTemplate();
        template.setThreadedAsyncMode(false);
        List<CompletableFuture<Exchange>> sent = new ArrayList<>();
        orders.forEach(order -> sent.add(send(ORDER, order)));
        List<Exchange> answers = new ArrayList<>();
        for (CompletableFuture<Exchange> one : sent) {
            answers.add(one.get(LIMIT.toSeconds(), TimeUnit.SECONDS));
        }
        return answers;
    }

    private List<String> calls() {
        return exchange.requests().stream()
                .map(RequestView::pathAndQuery)
                .filter(path -> path.contains("/trade/"))
                .toList();
    }

    private static OrderAck ack(Exchange answer) {
        assertThat(answer.getException()).isNull();
        return answer.getMessage().getBody(OrderAck.class);
    }

    @Test
    void ordersOfOneMomentAreOneCallAndEachGetsItsOwnAnswer() throws Exception {
        context.start();
        List<Map<String, Object>> orders = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            orders.add(order(i));
        }

        List<Exchange> answers = sendAll(orders);

        assertThat(calls()).containsExactly("/api/v1/trade/batch-orders");
        for (int i = 0; i < answers.size(); i++) {
            assertThat(ack(answers.get(i)).clientOrderId()).isEqualTo("mine" + i);
            assertThat(answers.get(i).getMessage().getHeader(BlofinHeaders.BATCH_SIZE))
                    .isEqualTo(20);
            assertThat(answers.get(i).getMessage().getHeader(BlofinHeaders.OPERATION))
                    .isEqualTo("trade/order");
        }
        assertThat(answers.stream().map(answer -> ack(answer).orderId()).distinct())
                .hasSize(20);
    }

    @Test
    void refusedOrderFailsAloneWithItsOwnError() throws Exception {
        context.start();

        List<Exchange> answers = sendAll(List.of(order(0), order(1, "BTC-USDT", "1"), order(2)));

        assertThat(calls()).containsExactly("/api/v1/trade/batch-orders");
        ack(answers.get(0));
        ack(answers.get(2));
        assertThat(answers.get(1).getException())
                .isInstanceOf(BlofinOrderRejectedException.class)
                .hasMessageStartingWith("trade/order: BloFin answered 10206");
    }

    @Test
    void othersGoTogetherOnlyWithTheirLike() throws Exception {
        context.start();

        List<Exchange> answers = sendAll(List.of(order(0), order(1, "ETH-USDT", "3400"), order(2)));

        answers.forEach(GatheredOrdersTest::ack);
        assertThat(calls()).containsExactlyInAnyOrder("/api/v1/trade/batch-orders", "/api/v1/trade/order");
        assertThat(answers.get(1).getMessage().getHeaders()).doesNotContainKey(BlofinHeaders.BATCH_SIZE);
    }

    @Test
    void whenTheAnswerIsLostEachOrderIsFoundByItsOwnId() throws Exception {
        context.start();
        exchange.faults().next(1, RestFault.loseAnswer().of(Operation.TRADE_BATCH_ORDERS));

        List<Exchange> answers = sendAll(List.of(order(0), order(1)));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.getException()).isNull();
            assertThat(answer.getMessage().getHeader(BlofinHeaders.OUTCOME_RESOLVED))
                    .isEqualTo(true);
        });
        assertThat(answers.stream().map(answer -> ack(answer).orderId()).distinct())
                .hasSize(2);
        assertThat(exchange.audit().orders()).hasSize(2);
    }

    @Test
    void cancelsAndReduceOnlyOrdersDoNotWait() throws Exception {
        context.start();
        template = context.createProducerTemplate();
        template.setThreadedAsyncMode(false);
        Map<String, Object> reducing = new HashMap<>(order(1));
        reducing.put("reduceOnly", "true");

        CompletableFuture<Exchange> gathered = send("blofin:trade/order?batchOrders=1000", order(0));
        send("blofin:trade/order?batchOrders=1000", reducing).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        send("blofin:trade/cancel-order?batchOrders=1000", Map.of("orderId", "4711"))
                .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        gathered.get(LIMIT.toSeconds(), TimeUnit.SECONDS);

        assertThat(calls()).containsExactly("/api/v1/trade/order", "/api/v1/trade/cancel-order", "/api/v1/trade/order");
    }

    @Test
    void waitingTooLongIsAMistake() {
        context.start();
        assertThat(catchThrowable(() ->
                        context.createProducerTemplate().requestBody("blofin:trade/order?batchOrders=5000", order(0))))
                .rootCause()
                .hasMessageContaining("batchOrders=5000 is how many milliseconds");
    }
}
