package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.BlofinKillEvent;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinKilledException;
import io.github.camelblofin.guard.KillSwitch;
import io.github.camelblofin.ledger.MemoryLedger;
import io.github.camelblofin.model.CancelOrder;
import io.github.camelblofin.model.CancelReport;
import io.github.camelblofin.model.OrderAck;
import io.github.camelblofin.model.PlaceOrder;
import io.github.camelblofin.model.Side;
import io.github.camelblofin.model.StandingOrder;
import io.github.camelblofin.model.trade.PlaceAlgoOrder;
import io.github.camelblofin.model.trade.PlaceTpslOrder;
import io.github.camelblofin.simulator.Audit;
import io.github.camelblofin.simulator.SimulatorBuilder;
import io.github.camelblofin.simulator.exchange.model.AlgoState;
import io.github.camelblofin.simulator.fault.RestFault;
import io.github.camelblofin.time.WallClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code local/kill} and {@code local/release}: nothing of ours is open, and nothing new is sent. */
class KillSwitchTest extends SimulatorTestSupport {
    private static final String BTC = "BTC-USDT";
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal LOW = new BigDecimal("55000");

    private final MemoryLedger ledger = new MemoryLedger(WallClock.SYSTEM);
    private final List<BlofinKillEvent> events = new CopyOnWriteArrayList<>();
    private ProducerTemplate template;

    @Override
    SimulatorBuilder simulator() {
        return super.simulator().quiet();
    }

    @Override
    BlofinComponent component() {
        BlofinComponent component = super.component();
        component.setRateLimitProfile("off");
        component.setOrderLedger(ledger);
        component.getConfiguration().setListLag(500);
        return component;
    }

    @BeforeEach
    void start() throws Exception {
        context.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof BlofinKillEvent kill) {
                    events.add(kill);
                }
            }
        });
        context.start();
        exchange.market(BTC).quote("60000", "60001", "1000");
        template = context.createProducerTemplate();
    }

    /** The switch is the JVM's: it must not stay closed for other tests at the same port. */
    @AfterEach
    void release() {
        KillSwitch.SHARED.closings().stream()
                .filter(closing ->
                        closing.users().stream().anyMatch(user -> user.startsWith("127.0.0.1:" + exchange.port())))
                .forEach(closing -> KillSwitch.SHARED.release(closing.users()));
    }

    private Exchange kill(String options) {
        Exchange answer = template.request("blofin:local/kill" + options, message -> message.getMessage()
                .setHeader(BlofinHeaders.KILL_REASON, "a test"));
        assertThat(answer.getException()).isNull();
        return answer;
    }

    private static CancelReport report(Exchange answer) {
        return answer.getMessage().getBody(CancelReport.class);
    }

    private OrderAck place() {
        return template.requestBody("blofin:trade/order", PlaceOrder.limit(BTC, Side.BUY, LOW, ONE), OrderAck.class);
    }

    private void assertNothingIsOpen() {
        Audit audit = exchange.audit();
        assertThat(audit.orders().values())
                .allSatisfy(order -> assertThat(order.state().finished()).isTrue());
        assertThat(audit.algoOrders().values())
                .allSatisfy(order -> assertThat(order.state()).isNotEqualTo(AlgoState.LIVE));
    }

    private static BlofinException blame(Throwable failure) {
        return (BlofinException) failure.getCause();
    }

    @Test
    void cancelsAndClosesEverythingAndLetsNothingNewPass() throws Exception {
        template.requestBody("blofin:trade/order", PlaceOrder.market(BTC, Side.BUY, new BigDecimal("5")));
        for (int i = 0; i < 23; i++) {
            exchange.market(BTC).buy(exchange.account().name(), "55000", "1");
        }
        template.requestBody(
                "blofin:trade/order-tpsl",
                PlaceTpslOrder.wholePosition(BTC, Side.SELL, new BigDecimal("72000"), new BigDecimal("50000")));
        template.requestBody(
                "blofin:trade/order-algo", PlaceAlgoOrder.market(BTC, Side.BUY, ONE, new BigDecimal("50000")));

        Exchange answer = kill("?closePositions=true");

        CancelReport report = report(answer);
        assertThat(report.complete()).as(report.toString()).isTrue();
        assertThat(answer.getMessage().getHeader(BlofinHeaders.KILL_COMPLETE)).isEqualTo(true);
        assertThat(report.remaining()).isEmpty();
        assertThat(report.cancelled())
                .filteredOn(order -> order.kind() == StandingOrder.Kind.ORDER)
                .hasSize(23);
        assertThat(report.cancelled()).extracting(StandingOrder::kind).contains(StandingOrder.Kind.TPSL);
        assertThat(report.cancelled()).extracting(StandingOrder::kind).contains(StandingOrder.Kind.ALGO);
        assertThat(report.closedPositions()).containsExactly(BTC + " net");
        assertNothingIsOpen();
        assertThat(exchange.audit().positions()).isEmpty();
        int calls = exchange.requests().size();
        assertThatThrownBy(this::place).satisfies(failure -> {
            assertThat(blame(failure)).isInstanceOf(BlofinKilledException.class);
            assertThat(blame(failure)).hasMessageContaining("a test").hasMessageContaining("local/release");
            assertThat(blame(failure).retryable()).isFalse();
        });
        assertThatThrownBy(() -> template.requestBody(
                        "blofin:trade/batch-orders", List.of(PlaceOrder.limit(BTC, Side.BUY, LOW, ONE))))
                .hasCauseInstanceOf(BlofinKilledException.class);
        assertThat(exchange.requests()).hasSize(calls);
        staysClosedAfterARestart();
        opensByHandOnly();
    }

    private void staysClosedAfterARestart() throws Exception {
        release(); // as in a new process
        CamelContext next = new DefaultCamelContext();
        try {
            next.addComponent("blofin", component());
            next.start();
            ProducerTemplate later = next.createProducerTemplate();
            assertThatThrownBy(() -> later.requestBody("blofin:trade/order", PlaceOrder.limit(BTC, Side.BUY, LOW, ONE)))
                    .hasCauseInstanceOf(BlofinKilledException.class);
        } finally {
            next.stop();
        }
    }

    private void opensByHandOnly() {
        assertThat(HealthCheckHelper.invokeReadiness(context, "full"))
                .anyMatch(
                        result -> String.valueOf(result.getMessage().orElse("")).contains("kill switch"));
        assertThatThrownBy(() -> template.requestBody(
                        "blofin:trade/cancel-order", CancelOrder.byOrderId(BTC, "1"), OrderAck.class))
                .as("a cancel passes, and finds no order")
                .cause()
                .isInstanceOf(BlofinException.class)
                .isNotInstanceOf(BlofinKilledException.class);
        Exchange opened = template.request("blofin:local/release", message -> {});
        assertThat(opened.getMessage().getHeader(BlofinHeaders.RELEASED)).isEqualTo(true);
        assertThat(place().accepted()).isTrue();
        await("the events").untilAsserted(() -> assertThat(events)
                .extracting(BlofinKillEvent::kind)
                .containsExactly(
                        BlofinKillEvent.Kind.KILLED, BlofinKillEvent.Kind.CANCELLED, BlofinKillEvent.Kind.RELEASED));
        assertThat(events.get(1).report()).isPresent();
        List<String> written = new ArrayList<>();
        ledger.replay(entry -> written.add(entry.toString()));
        assertThat(String.join("\n", written)).contains("a test").doesNotContain(exchange.apiKey());
    }

    @Test
    void whatIsBeingSentMeanwhileIsCaughtByALaterRound() throws Exception {
        AtomicBoolean go = new AtomicBoolean(true);
        exchange.faults().untilCleared(RestFault.slow(Duration.ofMillis(300)).of(Operation.TRADE_ORDER));
        template.requestBody("blofin:trade/order", PlaceOrder.limit(BTC, Side.BUY, LOW, ONE));
        ExecutorService senders = Executors.newFixedThreadPool(6);
        try {
            List<Future<Integer>> sent = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                sent.add(senders.submit(() -> sendUntilKilled(go)));
            }
            await("orders under way").until(() -> exchange.audit().orders().size() > 10);

            CancelReport report = report(kill(""));

            go.set(false);
            assertThat(report.complete()).as(report.toString()).isTrue();
            assertThat(report.underWay()).isZero();
            for (Future<Integer> sender : sent) {
                assertThat(sender.get()).as("refusals").isPositive();
            }
            assertNothingIsOpen();
        } finally {
            go.set(false);
            senders.shutdownNow();
        }
    }

    private int sendUntilKilled(AtomicBoolean go) {
        int refused = 0;
        while (go.get() || refused == 0) {
            try {
                place();
            } catch (RuntimeException e) {
                assertThat(blame(e)).isInstanceOf(BlofinKilledException.class);
                refused++;
            }
        }
        return refused;
    }

    @Test
    void blocksAtOnceAndReportsWhatItCouldNotDoWhileBlofinCannotBeReached() {
        OrderAck standing = place();
        exchange.faults().untilCleared(RestFault.statusBefore(503));

        Exchange answer = kill("?killTimeout=2500&keyCheck=false");

        CancelReport report = report(answer);
        assertThat(report.complete()).isFalse();
        assertThat(answer.getMessage().getHeader(BlofinHeaders.KILL_COMPLETE)).isEqualTo(false);
        assertThat(report.problems()).isNotEmpty().allMatch(problem -> problem.contains("503"));
        assertThatThrownBy(this::place).hasCauseInstanceOf(BlofinKilledException.class);

        exchange.faults().clear();
        CancelReport second = report(kill(""));

        assertThat(second.complete()).isTrue();
        assertThat(second.closedAt()).isEqualTo(report.closedAt());
        assertThat(second.cancelled()).extracting(StandingOrder::id).containsExactly(standing.orderId());
        assertNothingIsOpen();
    }
}
