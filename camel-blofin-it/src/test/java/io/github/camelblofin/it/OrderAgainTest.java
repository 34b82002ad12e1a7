package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinClientIdReusedException;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinRiskLimitException;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.ledger.LedgerEntry;
import io.github.camelblofin.ledger.LedgerNote;
import io.github.camelblofin.ledger.OrderLedger;
import io.github.camelblofin.ledger.Step;
import io.github.camelblofin.model.CancelOrder;
import io.github.camelblofin.model.OrderAck;
import io.github.camelblofin.model.PlaceOrder;
import io.github.camelblofin.model.Side;
import io.github.camelblofin.simulator.exchange.ClientIdRule;
import io.github.camelblofin.simulator.exchange.model.OrderState;
import io.github.camelblofin.simulator.exchange.model.OrderView;
import io.github.camelblofin.simulator.fault.ActiveFault;
import io.github.camelblofin.simulator.fault.RestFault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders that come again while an earlier attempt is in doubt, held back, or not listed yet; ids may be used again at once. */
class OrderAgainTest {
    private static final PlaceOrder ORDER =
            PlaceOrder.limit("BTC-USDT", Side.BUY, new BigDecimal("60000"), new BigDecimal("1"));
    private static final PlaceOrder FILLED = PlaceOrder.market("BTC-USDT", Side.BUY, new BigDecimal("1"));

    private OrderRig rig;
    /** What goes wrong at each redelivery. */
    private Consumer<Integer> redelivered = number -> {};
    /** What every attempt failed with. */
    private final List<BlofinException> failures = new ArrayList<>();

    @BeforeEach
    void rig() throws Exception {
        rig = new OrderRig(builder -> builder.clientIds(ClientIdRule.whileLive()));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void route(String uri) throws Exception {
        rig.start(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler()
                        .maximumRedeliveries(6)
                        .redeliveryDelay(0)
                        .logExhausted(false)
                        .onRedelivery(message -> {
                            failures.add(message.getProperty(Exchange.EXCEPTION_CAUGHT, BlofinException.class));
                            redelivered.accept(
                                    message.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, Integer.class));
                        }));
                from("direct:order").to(uri);
            }
        });
    }

    private ActiveFault whileOn(RestFault fault, Operation operation) {
        return rig.exchange.faults().untilCleared(fault.of(operation));
    }

    @Test
    void redeliveryThatIsHeldBackDoesNotForgetTheAttemptBefore() throws Exception {
        route("blofin:trade/order?outcomeTimeout=701&cache=false");
        rig.exchange.faults().next(1, RestFault.loseAnswer().of(Operation.TRADE_ORDER));
        ActiveFault deaf = whileOn(RestFault.statusBefore(503), Operation.TRADE_ORDER_DETAIL);
        List<ActiveFault> blind = new ArrayList<>();
        redelivered = number -> {
            if (number == 1) {
                blind.add(whileOn(RestFault.statusBefore(503), Operation.MARKET_INSTRUMENTS));
            } else if (heldBack() != null) {
                blind.forEach(ActiveFault::clear);
                deaf.clear();
            }
        };

        Exchange sent = rig.send("direct:order", ORDER);

        assertThat(rig.orders()).as("orders of one message").hasSize(1);
        assertThat(sent.getException()).isNull();
        assertThat(sent.getMessage().getHeader(BlofinHeaders.OUTCOME_RESOLVED)).isEqualTo(true);
        assertThat(heldBack()).isInstanceOf(BlofinUnavailableException.class).hasMessageContaining("earlier attempt");
        assertThat(heldBack().outcomeUnknown())
                .as("what became of the first attempt")
                .isTrue();
    }

    /** The failure of the attempt that the rules held back; null: none was yet. */
    private BlofinException heldBack() {
        return failures.stream()
                .filter(failure -> failure.getMessage().contains("market/instruments"))
                .findFirst()
                .orElse(null);
    }

    @Test
    void firstAttemptThatIsHeldBackIsNotDone() throws Exception {
        route("blofin:trade/order?guard.maxOpenOrders=5");
        whileOn(RestFault.statusBefore(503), Operation.TRADE_ORDERS_PENDING);

        Exchange sent = rig.send("direct:order", ORDER);

        assertThat(sent.getException()).isInstanceOf(BlofinRiskLimitException.class);
        assertThat(failures).noneMatch(BlofinException::outcomeUnknown);
        assertThat(sent.getMessage().getHeader(BlofinHeaders.CLIENT_ORDER_ID)).isNotNull();
    }

    @Test
    void messageThatComesAgainBeforeItsOrderIsListedIsNoSecondOrder() throws Exception {
        route("blofin:trade/order?clientOrderIdExpression=RAW(${header.document})");
        Exchange first = document();
        rig.exchange.faults().next(2, RestFault.showNothing().of(Operation.TRADE_ORDER_DETAIL));

        Exchange second = document();

        assertThat(rig.orders()).as("orders of one document").hasSize(1);
        assertThat(second.getException()).isNull();
        assertThat(second.getMessage().getBody(OrderAck.class).orderId())
                .isEqualTo(first.getMessage().getBody(OrderAck.class).orderId());
    }

    @Test
    void orderThatTheLedgerKnowsAndNobodyListsIsNotSentAgain() throws Exception {
        route("blofin:trade/order?clientOrderIdExpression=RAW(${header.document})");
        document();
        rig.exchange.advance(Duration.ofMinutes(2));
        whileOn(RestFault.showNothing(), Operation.TRADE_ORDER_DETAIL);

        assertThat(document().getException()).isInstanceOf(BlofinClientIdReusedException.class);
        assertThat(rig.orders()).hasSize(1);
    }

    private Exchange document() {
        return rig.send("direct:order", message -> {
            message.getMessage().setBody(FILLED);
            message.getMessage().setHeader("document", "PO-2026/4711");
        });
    }

    @Test
    void listThatComesAgainBeforeItIsListedIsPlacedOnce() throws Exception {
        route("blofin:trade/batch-orders");
        List<PlaceOrder> list = List.of(FILLED.withClientOrderId("a1"), FILLED.withClientOrderId("a2"));
        rig.send("direct:order", list);
        rig.exchange.faults().next(3, RestFault.showNothing().of(Operation.TRADE_ORDER_DETAIL));

        Exchange second = rig.send("direct:order", list);

        assertThat(rig.orders()).hasSize(2);
        assertThat(second.getException()).isNull();
    }

    @Test
    void sameOrderTwiceAtOnceWaitsUntilTheFirstCannotBeAcceptedAnyMore() throws Exception {
        SlowLedger slow = new SlowLedger(rig.ledger);
        rig.component.setOrderLedger(slow);
        route("blofin:trade/order?outcomeTimeout=701");
        rig.exchange.faults().next(1, RestFault.late(Duration.ofSeconds(30)).of(Operation.TRADE_ORDER));
        PlaceOrder named = FILLED.withClientOrderId("PO4713");

        CompletableFuture<Exchange> first = again(named);
        SimulatorTestSupport.await("the first intent").until(() -> slow.held != null);
        CompletableFuture<Exchange> second = again(named);
        slow.held.run();
        rig.letTimePass(CompletableFuture.allOf(first, second));
        for (int i = 0; i < 100; i++) {
            rig.exchange.advance(Duration.ofSeconds(1));
        }

        assertThat(rig.orders()).as("orders with one id").hasSize(1);
    }

    private CompletableFuture<Exchange> again(PlaceOrder order) {
        return rig.context.createProducerTemplate().asyncSend("direct:order", message -> message.getMessage()
                .setBody(order));
    }

    @Test
    void cancelsGoOutThoughTheLedgerIsFull() throws Exception {
        route("blofin:trade/order");
        String id = rig.send("direct:order", ORDER)
                .getMessage()
                .getBody(OrderAck.class)
                .orderId();
        String other = rig.send("direct:order", ORDER)
                .getMessage()
                .getBody(OrderAck.class)
                .orderId();
        BlofinComponent full = new BlofinComponent();
        full.setConfiguration(rig.component.getConfiguration());
        full.setRateLimitProfile("off");
        full.setOrderLedger(new FullLedger());
        rig.context.addComponent("full", full);

        Exchange order = rig.send("full:trade/order", ORDER);
        Exchange cancel = rig.send("full:trade/cancel-order", CancelOrder.byOrderId("BTC-USDT", id));
        Exchange list = rig.send("full:trade/cancel-batch-orders", List.of(CancelOrder.byOrderId("BTC-USDT", other)));

        assertThat(order.getException()).hasMessageContaining("the order ledger could not write it down");
        assertThat(cancel.getException()).isNull();
        assertThat(list.getException()).isNull();
        assertThat(rig.orders()).extracting(OrderView::state).containsOnly(OrderState.CANCELED);
    }

    /** Takes its time with the first intent. */
    private static final class SlowLedger implements OrderLedger {
        private final OrderLedger ledger;
        /** Goes on with it. */
        private volatile Runnable held;

        SlowLedger(OrderLedger ledger) {
            this.ledger = ledger;
        }

        @Override
        public CompletionStage<LedgerEntry> append(LedgerNote note) {
            if (note.step() != Step.INTENT || held != null) {
                return ledger.append(note);
            }
            CompletableFuture<LedgerEntry> entry = new CompletableFuture<>();
            held = () -> ledger.append(note).thenAccept(entry::complete);
            return entry;
        }

        @Override
        public void replay(Consumer<LedgerEntry> reader) {
            ledger.replay(reader);
        }

        @Override
        public Following follow(Consumer<LedgerEntry> listener) {
            return ledger.follow(listener);
        }

        @Override
        public void close() {}
    }

    private static final class FullLedger implements OrderLedger {
        @Override
        public CompletionStage<LedgerEntry> append(LedgerNote note) {
            return CompletableFuture.failedFuture(new IllegalStateException("no space left"));
        }

        @Override
        public void replay(Consumer<LedgerEntry> reader) {}

        @Override
        public Following follow(Consumer<LedgerEntry> listener) {
            return () -> {};
        }

        @Override
        public void close() {}
    }
}
