package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.model.Order;
import io.github.camelblofin.model.PlaceOrder;
import io.github.camelblofin.model.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.builder.RouteBuilder;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The exchange closes sockets; routes go on by themselves. */
class ReconnectTest extends SimulatorTestSupport {
    private final AtomicLong trades = new AtomicLong();
    private final List<Order> orders = new CopyOnWriteArrayList<>();

    private void startRoutes() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:trades?instId=BTC-USDT,ETH-USDT").process(e -> trades.incrementAndGet());
                from("blofin:orders").process(e -> orders.add(e.getMessage().getBody(Order.class)));
            }
        });
    }

    @Test
    void routesGoOnAfterTheExchangeClosedTheirSockets() throws Exception {
        try (CapturedLogs logs = CapturedLogs.open()) {
            startRoutes();
            await("trades").until(() -> trades.get() > 0);

            exchange.dropConnections();

            awaitBothSockets();
            long before = trades.get();
            await("trades again").until(() -> trades.get() > before);
            assertOrdersArrive();
            assertThat(logs.ours(Level.WARN))
                    .as("one line a lost socket")
                    .hasSize(2)
                    .allMatch(line -> line.contains("lost"));
            assertThat(logs.ours(Level.INFO))
                    .filteredOn(line -> line.contains("streaming"))
                    .hasSize(4);
            assertNoSecret(String.join("\n", logs.lines()), exchange);
        }
    }

    @Test
    @Tag("full")
    void routesSurviveDropsInARow() throws Exception {
        startRoutes();
        // The wait between attempts doubles with each drop: after four it may be 16 s, within the limit of a condition.
        for (int round = 0; round < 4; round++) {
            long before = trades.get();
            await("trades in round " + round).until(() -> trades.get() > before);
            exchange.dropConnections();
            awaitBothSockets();
        }
        assertOrdersArrive();
    }

    private void awaitBothSockets() {
        await("both sockets, subscribed")
                .until(() -> exchange.connections().stream()
                                .filter(socket -> !socket.subscriptions().isEmpty())
                                .count()
                        == 2);
    }

    private void assertOrdersArrive() {
        orders.clear();
        context.createProducerTemplate()
                .sendBody("blofin:trade/order", PlaceOrder.market("BTC-USDT", Side.BUY, BigDecimal.ONE));
        await("the order's push").until(() -> !orders.isEmpty());
    }
}
