package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.api.Socket;
import io.github.camelblofin.model.OrderAck;
import io.github.camelblofin.model.PlaceOrder;
import io.github.camelblofin.model.Side;
import io.github.camelblofin.model.trade.PlaceTpslOrder;
import io.github.camelblofin.simulator.SimulatorBuilder;
import io.github.camelblofin.simulator.exchange.model.AlgoState;
import io.github.camelblofin.simulator.exchange.model.OrderState;
import io.github.camelblofin.simulator.fault.ActiveFault;
import io.github.camelblofin.simulator.fault.RestFault;
import io.github.camelblofin.simulator.fault.SocketFault;
import java.math.BigDecimal;
import java.util.List;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code cancelOnStop} and {@code cancelOnDisconnect}: what was placed here does not stay behind. */
class CancelOnEndTest extends SimulatorTestSupport {
    private static final String BTC = "BTC-USDT";
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal LOW = new BigDecimal("55000");
    private ProducerTemplate template;

    @Override
    SimulatorBuilder simulator() {
        return super.simulator().quiet();
    }

    @Override
    BlofinComponent component() {
        BlofinComponent component = super.component();
        component.setRateLimitProfile("off");
        component.getConfiguration().setListLag(500);
        return component;
    }

    @BeforeEach
    void start() throws Exception {
        context.start();
        exchange.market(BTC).quote("60000", "60001", "1000");
        template = context.createProducerTemplate();
    }

    private String place(String options) {
        return template.requestBody(
                        "blofin:trade/order" + options, PlaceOrder.limit(BTC, Side.BUY, LOW, ONE), OrderAck.class)
                .orderId();
    }

    private OrderState state(String orderId) {
        return exchange.audit().orders().get(orderId).state();
    }

    @Test
    void whatWasPlacedHereIsCancelledWhenTheContextStops() {
        template.requestBody("blofin:trade/order", PlaceOrder.market(BTC, Side.BUY, ONE));
        String ours = place("?cancelOnStop=true");
        String other = place("");
        String elsewhere = exchange.market(BTC).buy(exchange.account().name(), "55000", "1");
        template.requestBody(
                "blofin:trade/order-tpsl?cancelOnStop=true",
                PlaceTpslOrder.wholePosition(BTC, Side.SELL, new BigDecimal("72000"), new BigDecimal("50000")));
        exchange.faults().next(1, RestFault.loseAnswer());
        try {
            template.requestBody(
                    "blofin:trade/order?cancelOnStop=true",
                    PlaceOrder.limit(BTC, Side.BUY, LOW, ONE).withClientOrderId("lost1"));
        } catch (CamelExecutionException unknown) {
            // Nobody knows whether it stands; the client id tells.
        }

        context.stop();

        assertThat(state(ours)).isEqualTo(OrderState.CANCELED);
        List<OrderState> lost = exchange.audit().orders().values().stream()
                .filter(order -> "lost1".equals(order.clientOrderId()))
                .map(order -> order.state())
                .toList();
        assertThat(lost).as("the order whose answer was lost").doesNotContain(OrderState.LIVE);
        assertThat(state(other)).as("without the option").isEqualTo(OrderState.LIVE);
        assertThat(state(elsewhere)).as("of another process").isEqualTo(OrderState.LIVE);
        assertThat(exchange.audit().algoOrders().values())
                .as("what protects a position stays")
                .allSatisfy(order -> assertThat(order.state()).isEqualTo(AlgoState.LIVE));
    }

    @Test
    void whatWasPlacedHereIsCancelledWhenThePrivateStreamIsDownForLong() {
        String ours = place("?cancelOnDisconnect=1000");
        String other = place("");
        await("the watch").until(() -> exchange.connections().stream()
                .anyMatch(socket -> socket.subscriptions().contains("orders")));
        ActiveFault down =
                exchange.faults().untilCleared(SocketFault.answerUpgrade(503).on(Socket.PRIVATE));
        exchange.dropConnections();

        await("the cancellation").until(() -> state(ours) == OrderState.CANCELED);
        assertThat(state(other)).isEqualTo(OrderState.LIVE);
        down.clear();
    }
}
