package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.auth.Credentials;
import io.github.camelblofin.model.PlaceOrder;
import io.github.camelblofin.model.Side;
import io.github.camelblofin.model.Trade;
import io.github.camelblofin.observe.BlofinStatusEvent;
import io.github.camelblofin.simulator.SimulatorBuilder;
import io.github.camelblofin.simulator.exchange.model.Instrument;
import io.github.camelblofin.stream.StatusEvent;
import io.github.camelblofin.stream.StatusKind;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.Test;

/** Events of connections, all instruments, two sockets, keys that change. */
class ConnectionOptionsTest extends SimulatorTestSupport {
    private final List<Exchange> received = new CopyOnWriteArrayList<>();
    private final List<StatusEvent> events = new CopyOnWriteArrayList<>();

    @Override
    SimulatorBuilder simulator() {
        return super.simulator().account("first", new BigDecimal("10000")).account("second", new BigDecimal("10000"));
    }

    @Override
    BlofinComponent component() {
        BlofinComponent component = super.component();
        component.setRateLimitProfile("off");
        component.setReconnectDelay(200);
        component.setHeartbeatInterval(300);
        return component;
    }

    private void stream(String uri) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:local/status").startupOrder(1).process(exchange -> {
                    events.add(exchange.getMessage().getBody(StatusEvent.class));
                    assertThat(exchange.getMessage().getHeader(BlofinHeaders.STATUS, String.class))
                            .isNotBlank();
                });
                from(uri).startupOrder(2).process(exchange -> received.add(exchange.copy()));
            }
        });
    }

    private boolean told(StatusKind kind) {
        return events.stream().anyMatch(event -> event.kind() == kind);
    }

    private List<String> subscriptions() {
        return exchange.connections().stream()
                .flatMap(socket -> socket.subscriptions().stream())
                .toList();
    }

    @Test
    void eventsOfConnectionsComeAsMessagesAndAsCamelEvents() throws Exception {
        List<StatusKind> notified = new CopyOnWriteArrayList<>();
        context.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof BlofinStatusEvent status) {
                    notified.add(status.getStatus().kind());
                }
            }
        });
        stream("blofin:orders");
        await("the first events").until(() -> told(StatusKind.SUBSCRIBED));
        assertThat(events)
                .extracting(StatusEvent::kind)
                .containsExactly(StatusKind.CONNECTED, StatusKind.AUTHENTICATED, StatusKind.SUBSCRIBED);
        assertThat(events.get(2).channel()).isEqualTo("orders");

        exchange.dropConnections();
        await("back again")
                .until(() -> events.stream()
                                .filter(event -> event.kind() == StatusKind.SUBSCRIBED)
                                .count()
                        == 2);
        StatusEvent waiting = events.get(3);
        assertThat(waiting.kind()).isEqualTo(StatusKind.WAITING);
        assertThat(waiting.until()).isAfterOrEqualTo(waiting.time());
        context.getRouteController().stopRoute(context.getRoutes().get(1).getRouteId());
        await("closed").until(() -> told(StatusKind.CLOSED));
        await("notifiers hear the same").until(() -> notified.contains(StatusKind.CLOSED));
        assertNoSecret(events.toString(), exchange);
    }

    @Test
    void allInstrumentsAreSubscribed() throws Exception {
        stream("blofin:tickers?instId=*");
        assertThat(subscriptions()).contains("tickers BTC-USDT", "tickers ETH-USDT", "tickers SOL-USDT");
        Set<Object> seen = new HashSet<>();
        await("tickers of several").until(() -> {
            received.forEach(exchange -> seen.add(exchange.getMessage().getHeader(BlofinHeaders.INST_ID)));
            return seen.size() >= 3;
        });
    }

    @Test
    void starStandsAlone() {
        assertThatThrownBy(() -> stream("blofin:tickers?instId=BTC-USDT,*")).hasMessageContaining("instId=*");
    }

    @Test
    void twoSocketsAreOneStream() throws Exception {
        stream("blofin:trades?instId=*&connections=2");
        List<String> listed = exchange.onExchange(
                venue -> venue.instruments().stream().map(Instrument::instId).toList());
        await("both sockets").until(() -> subscriptions().size() == 2 * listed.size());
        await("trades").until(() -> received.size() > 150);
        List<Long> ids = received.stream()
                .map(exchange -> exchange.getMessage().getBody(Trade.class).tradeId())
                .map(Long::valueOf)
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        // Trades are numbered over all instruments; the first come while subscriptions are confirmed one by one.
        List<Long> settled = ids.subList(50, ids.size());
        long first = settled.get(0);
        assertThat(settled.stream().sorted().toList())
                .as("none is missing")
                .isEqualTo(
                        LongStream.range(first, first + settled.size()).boxed().toList());
    }

    @Test
    void threeSocketsAreRefused() {
        assertThatThrownBy(() -> stream("blofin:trades?instId=BTC-USDT&connections=3"))
                .hasMessageContaining("connections=3");
    }

    @Test
    void anotherKeyIsUsedWithoutAGap() throws Exception {
        AtomicReference<Credentials> key =
                new AtomicReference<>(Credentials.of(exchange.apiKey(), exchange.secretKey(), exchange.passphrase()));
        BlofinComponent component = context.getComponent("blofin", BlofinComponent.class);
        component.getConfiguration().setCredentialsProvider(key::get);
        stream("blofin:orders");
        var second = exchange.accounts().stream()
                .filter(account -> account.name().equals("second"))
                .findFirst()
                .orElseThrow();
        key.set(Credentials.of(second.apiKey(), second.secretKey(), second.passphrase()));
        await("the new login")
                .until(() -> exchange.connections().size() == 1
                        && exchange.connections().get(0).account().equals("second"));
        assertThat(told(StatusKind.ROTATING)).isTrue();
        assertThat(told(StatusKind.WAITING)).isFalse();
        context.createProducerTemplate()
                .sendBody("blofin:trade/order", PlaceOrder.market("BTC-USDT", Side.BUY, BigDecimal.ONE));
        await("the order's push").until(() -> !received.isEmpty());
    }

    @Test
    void noLimitsAreForThisMachineOnly() {
        BlofinComponent live = new BlofinComponent();
        live.setRateLimitProfile("off");
        context.addComponent("elsewhere", live);
        assertThatThrownBy(() -> start(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("elsewhere:tickers?instId=BTC-USDT").to("log:x");
                    }
                }))
                .rootCause()
                .hasMessageContaining("rateLimitProfile=off");
    }
}
