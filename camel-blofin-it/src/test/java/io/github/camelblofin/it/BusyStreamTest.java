package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.BlofinStreamConsumer;
import io.github.camelblofin.simulator.SimulatorBuilder;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** A stream outlives the exchange's idle limit, with pushes as life and with pings as life. */
class BusyStreamTest extends SimulatorTestSupport {
    private final AtomicLong messages = new AtomicLong();

    @Override
    SimulatorBuilder simulator() {
        return super.simulator().idleTimeout(Duration.ofSeconds(2));
    }

    private BlofinStreamConsumer stream(String uri) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId("stream").process(e -> messages.incrementAndGet());
            }
        });
        return (BlofinStreamConsumer) context.getRoute("stream").getConsumer();
    }

    @Test
    void pushesKeepABusyStreamOpenWithoutAnyPing() throws Exception {
        BlofinStreamConsumer consumer = stream("blofin:books?instId=BTC-USDT,ETH-USDT");

        await("more than two idle limits of pushes").until(() -> messages.get() >= 120);

        assertThat(consumer.getSubscriptionStatus().reconnects()).isZero();
    }

    @Test
    void pingsKeepAQuietStreamOpen() throws Exception {
        // Sockets take the interval when the component starts, and asking the context for the component starts it.
        context.removeComponent("blofin");
        BlofinComponent component = component();
        component.setHeartbeatInterval(300);
        context.addComponent("blofin", component);
        BlofinStreamConsumer consumer = stream("blofin:orders-algo");
        long since = exchange.connections().get(0).connectedAt();

        await("more than two idle limits of silence")
                .until(() -> exchange.onExchange(core -> core.ticker("BTC-USDT").ts()) - since >= 5_000);

        assertThat(messages).hasValue(0);
        assertThat(consumer.getSubscriptionStatus().reconnects()).isZero();
    }
}
