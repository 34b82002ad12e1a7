package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinPartialBatchException;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.ledger.LedgerEntry;
import io.github.camelblofin.ledger.Step;
import io.github.camelblofin.model.CancelOrder;
import io.github.camelblofin.model.OrderAck;
import io.github.camelblofin.model.PlaceOrder;
import io.github.camelblofin.model.Side;
import io.github.camelblofin.model.trade.AlgoOrderAck;
import io.github.camelblofin.model.trade.ClosePosition;
import io.github.camelblofin.model.trade.PlaceAlgoOrder;
import io.github.camelblofin.model.trade.PlaceTpslOrder;
import io.github.camelblofin.simulator.exchange.model.OrderState;
import io.github.camelblofin.simulator.exchange.model.OrderView;
import io.github.camelblofin.simulator.fault.Fault;
import io.github.camelblofin.simulator.fault.RestFault;
import io.github.camelblofin.simulator.fault.SocketFault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a route learns of a write that nobody answered. */
class OutcomeTest {
    private static final PlaceOrder ORDER =
            PlaceOrder.limit("BTC-USDT", Side.BUY, new BigDecimal("60000"), new BigDecimal("1"));

    private OrderRig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new OrderRig();
        rig.start(new RouteBuilder() {
            @Override
            public void configure() {}
        });
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void next(RestFault fault, Operation operation) {
        rig.exchange.faults().next(1, fault.of(operation));
    }

    private Map<String, String> outcome() {
        List<LedgerEntry> outcomes = rig.entries().stream()
                .filter(entry -> entry.note().step() == Step.OUTCOME)
                .toList();
        return outcomes.get(outcomes.size() - 1).note().facts();
    }

    private static <T> T resolved(Exchange sent, Class<T> type) {
        assertThat(sent.getException()).isNull();
        assertThat(sent.getMessage().getHeader(BlofinHeaders.OUTCOME_RESOLVED)).isEqualTo(true);
        return sent.getMessage().getBody(type);
    }

    @Test
    void orderWhoseAnswerIsLostIsFound() {
        next(RestFault.loseAnswer(), Operation.TRADE_ORDER);

        OrderAck ack = resolved(rig.send("blofin:trade/order", ORDER), OrderAck.class);

        OrderView placed = rig.orders().get(0);
        assertThat(ack.orderId()).isEqualTo(placed.orderId());
        assertThat(ack.clientOrderId()).isEqualTo(placed.clientOrderId());
        assertThat(ack.accepted()).isTrue();
        assertThat(outcome())
                .containsEntry("outcome", "PLACED")
                .containsEntry("how", "lookup")
                .containsEntry("orderId", placed.orderId());
        assertThat(rig.entries())
                .extracting(entry -> entry.note().step())
                .containsExactly(Step.INTENT, Step.CALL, Step.ANSWER, Step.LOOKUP, Step.OUTCOME);
    }

    @Test
    void orderThatIsAcceptedALongTimeLaterIsFound() {
        next(RestFault.late(Duration.ofSeconds(58)), Operation.TRADE_ORDER);

        OrderAck ack = resolved(rig.send("blofin:trade/order", ORDER), OrderAck.class);

        assertThat(rig.orders()).singleElement().satisfies(order -> assertThat(order.orderId())
                .isEqualTo(ack.orderId()));
        assertThat(rig.exchange.time().instant()).isAfter(OrderRig.START.plusSeconds(57));
    }

    @Test
    void orderThatIsLostIsNotPlacedOnceThatIsCertain() {
        next(RestFault.loseCall(), Operation.TRADE_ORDER);

        BlofinUnavailableException failure = (BlofinUnavailableException)
                rig.send("blofin:trade/order", ORDER).getException();

        assertThat(failure.outcomeUnknown()).isFalse();
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.clientId()).isPresent();
        assertThat(rig.orders()).isEmpty();
        assertThat(outcome()).containsEntry("outcome", "NOT_PLACED").containsEntry("how", "expiry");
        Duration waited = Duration.between(OrderRig.START, rig.exchange.time().instant());
        assertThat(waited).isBetween(Duration.ofSeconds(70), Duration.ofSeconds(80));
        assertThat(rig.calls("trade/order")).isEqualTo(1);
    }

    @Test
    void orderThatIsLostIsSentAgainWhenThatIsWanted() {
        next(RestFault.loseCall(), Operation.TRADE_ORDER);

        Exchange sent = rig.send("blofin:trade/order?resend=afterExpiry", ORDER);

        assertThat(sent.getException()).isNull();
        assertThat(rig.orders()).hasSize(1);
        assertThat(rig.calls("trade/order")).isEqualTo(2);
        assertThat(rig.entries().stream()
                        .filter(entry -> entry.note().step() == Step.CALL)
                        .map(entry -> entry.note().facts().get("attempt")))
                .containsExactly("1", "2");
    }

    @Test
    void unknownOutcomeIsToldWithItsIdAndFoundOutAfterwards() {
        next(RestFault.loseAnswer(), Operation.TRADE_ORDER);
        Fault deaf = RestFault.statusBefore(503).of(Operation.TRADE_ORDER_DETAIL);
        io.github.camelblofin.simulator.fault.ActiveFault active =
                rig.exchange.faults().untilCleared(deaf);

        Exchange sent = rig.send("blofin:trade/order", ORDER);

        BlofinUnavailableException failure = sent.getException(BlofinUnavailableException.class);
        String id = rig.orders().get(0).clientOrderId();
        assertThat(failure.outcomeUnknown()).isTrue();
        assertThat(failure.clientId()).hasValue(id);
        assertThat(failure).hasMessageContaining(id);
        assertThat(sent.getMessage().getHeader(BlofinHeaders.CLIENT_ORDER_ID)).isEqualTo(id);
        assertThat(outcome()).containsEntry("outcome", "UNKNOWN");

        active.clear();
        SimulatorTestSupport.await("the ledger to learn it").untilAsserted(() -> {
            rig.exchange.advance(Duration.ofSeconds(1));
            assertThat(outcome()).containsEntry("outcome", "PLACED");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void serverFailureAfterAcceptanceIsLookedUp(int status) {
        next(RestFault.statusAfter(status), Operation.TRADE_ORDER);

        resolved(rig.send("blofin:trade/order", ORDER), OrderAck.class);

        assertThat(rig.orders()).hasSize(1);
    }

    @Test
    void answerThatIsCutOffIsLookedUp() {
        next(RestFault.truncate(), Operation.TRADE_ORDER);

        resolved(rig.send("blofin:trade/order", ORDER), OrderAck.class);

        assertThat(rig.orders()).hasSize(1);
    }

    @Test
    void answerThatComesAfterTheTimeOutIsLookedUp() {
        next(RestFault.slow(Duration.ofMinutes(5)), Operation.TRADE_ORDER);

        resolved(rig.send("blofin:trade/order?requestTimeout=400", ORDER), OrderAck.class);

        assertThat(rig.orders()).hasSize(1);
    }

    @Test
    void connectionThatIsResetInTheMiddleOfTheRequestLeavesNoDoubt() {
        rig.send("blofin:market/instruments", (Object) null);
        for (int bytes : new int[] {1, 100, 350, 500, 650}) {
            rig.exchange.faults().next(1, SocketFault.resetAfterReceiving(bytes));
            int before = rig.orders().size();

            Exchange sent = rig.send("blofin:trade/order", ORDER);

            int placed = rig.orders().size() - before;
            assertThat(sent.getException() == null)
                    .as("after " + bytes + " bytes")
                    .isEqualTo(placed == 1);
            rig.exchange.faults().clear();
            // The next order is to have a connection of its own, too.
            next(RestFault.loseCall(), Operation.TRADE_CANCEL_ORDER);
            next(RestFault.busy(), Operation.TRADE_CANCEL_ORDER);
            rig.send("blofin:trade/cancel-order", CancelOrder.byOrderId("BTC-USDT", "1"));
        }
    }

    @Test
    void refusalIsAnAnswer() {
        PlaceOrder tooMuch = PlaceOrder.limit("BTC-USDT", Side.BUY, new BigDecimal("60000"), new BigDecimal("9000"));

        Exchange sent = rig.send("blofin:trade/order", tooMuch);

        assertThat(sent.getException(BlofinException.class).outcomeUnknown()).isFalse();
        assertThat(rig.calls("trade/order-detail")).isZero();
        assertThat(outcome()).containsEntry("outcome", "NOT_PLACED").containsEntry("how", "answer");
    }

    @Test
    void batchWhoseAnswerIsLostIsFoundItemByItem() {
        next(RestFault.loseAnswer(), Operation.TRADE_BATCH_ORDERS);

        List<?> acks = resolved(rig.send("blofin:trade/batch-orders", List.of(ORDER, ORDER, ORDER)), List.class);

        assertThat(acks)
                .extracting(ack -> ((OrderAck) ack).orderId())
                .containsExactlyElementsOf(
                        rig.orders().stream().map(OrderView::orderId).toList());
    }

    @Test
    void itemsOfALostBatchThatWereRefusedAreNotPlaced() {
        PlaceOrder tooMuch = PlaceOrder.limit("BTC-USDT", Side.BUY, new BigDecimal("60000"), new BigDecimal("9000"));
        next(RestFault.loseAnswer(), Operation.TRADE_BATCH_ORDERS);

        BlofinPartialBatchException failure = rig.send("blofin:trade/batch-orders", List.of(ORDER, tooMuch))
                .getException(BlofinPartialBatchException.class);

        assertThat(failure.outcomeUnknown()).isFalse();
        assertThat(failure.succeeded()).singleElement().satisfies(item -> assertThat(item.answer())
                .containsEntry("orderId", rig.orders().get(0).orderId()));
        assertThat(failure.failed()).singleElement().satisfies(item -> assertThat(item.index())
                .isEqualTo(1));
    }

    @Test
    void closeIsFoundByItsId() {
        rig.send("blofin:trade/order", PlaceOrder.market("BTC-USDT", Side.BUY, new BigDecimal("1")));
        next(RestFault.loseAnswer(), Operation.TRADE_CLOSE_POSITION);

        Exchange sent = rig.send("blofin:trade/close-position", ClosePosition.cross("BTC-USDT", null));

        assertThat(sent.getException()).isNull();
        assertThat(sent.getMessage().getHeader(BlofinHeaders.OUTCOME_RESOLVED)).isEqualTo(true);
        assertThat(rig.exchange.audit().positions()).isEmpty();
    }

    @Test
    void tpslAndTriggerOrdersAreFoundInTheirOwnLists() {
        rig.send("blofin:trade/order", PlaceOrder.market("BTC-USDT", Side.BUY, new BigDecimal("1")));
        next(RestFault.loseAnswer(), Operation.TRADE_ORDER_TPSL);
        next(RestFault.loseAnswer(), Operation.TRADE_ORDER_ALGO);

        AlgoOrderAck tpsl = resolved(
                rig.send(
                        "blofin:trade/order-tpsl",
                        PlaceTpslOrder.wholePosition("BTC-USDT", Side.SELL, new BigDecimal("90000"), null)),
                AlgoOrderAck.class);
        AlgoOrderAck trigger = resolved(
                rig.send(
                        "blofin:trade/order-algo",
                        PlaceAlgoOrder.market("BTC-USDT", Side.BUY, new BigDecimal("1"), new BigDecimal("90000"))),
                AlgoOrderAck.class);

        assertThat(rig.exchange.audit().algoOrders()).containsOnlyKeys(tpsl.tpslId(), trigger.algoId());
    }

    @Test
    void cancelIsSentAgainAfterALookThatShowsTheOrderLive() {
        OrderAck order = rig.send("blofin:trade/order", ORDER).getMessage().getBody(OrderAck.class);
        next(RestFault.loseCall(), Operation.TRADE_CANCEL_ORDER);

        Exchange sent = rig.send("blofin:trade/cancel-order", CancelOrder.byOrderId("BTC-USDT", order.orderId()));

        assertThat(sent.getException()).isNull();
        assertThat(rig.orders().get(0).state()).isEqualTo(OrderState.CANCELED);
        assertThat(Duration.between(OrderRig.START, rig.exchange.time().instant()))
                .isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void cancelWhoseAnswerIsLostIsFoundDone() {
        OrderAck order = rig.send("blofin:trade/order", ORDER).getMessage().getBody(OrderAck.class);
        next(RestFault.loseAnswer(), Operation.TRADE_CANCEL_ORDER);

        OrderAck ack = resolved(
                rig.send("blofin:trade/cancel-order", CancelOrder.byOrderId("BTC-USDT", order.orderId())),
                OrderAck.class);

        assertThat(ack.orderId()).isEqualTo(order.orderId());
        assertThat(rig.calls("trade/cancel-order")).isEqualTo(1);
    }
}
