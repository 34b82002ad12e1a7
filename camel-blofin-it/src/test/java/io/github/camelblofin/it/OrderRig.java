package io.github.camelblofin.it;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.ledger.LedgerEntry;
import io.github.camelblofin.ledger.MemoryLedger;
import io.github.camelblofin.ledger.OrderLedger;
import io.github.camelblofin.simulator.BlofinSimulator;
import io.github.camelblofin.simulator.SimulatorBuilder;
import io.github.camelblofin.simulator.exchange.model.OrderView;
import io.github.camelblofin.time.Timekeeping;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A component that lives in the time of its simulator: minutes of waiting pass at once, and only while nothing is on its way
 * between both. The market stands still.
 */
final class OrderRig implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMillis(90_001);
    static final Duration SHORT_PATIENCE = Duration.ofMillis(701);
    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration STEP = Duration.ofMillis(250);

    final BlofinSimulator exchange;
    final CamelContext context = new DefaultCamelContext();
    final BlofinComponent component = new BlofinComponent();
    final CountingScheduler scheduler;
    final OrderLedger ledger;

    OrderRig() throws Exception {
        this(builder -> builder);
    }

    OrderRig(Function<SimulatorBuilder, SimulatorBuilder> how) throws Exception {
        exchange = how.apply(BlofinSimulator.builder()
                        .instruments("BTC-USDT")
                        .quiet()
                        .virtualTime(START))
                .start();
        scheduler = new CountingScheduler(exchange.time(), Set.of(PATIENCE, SHORT_PATIENCE));
        ledger = new MemoryLedger(exchange.time());
        context.getShutdownStrategy().setTimeout(10);
        context.getRegistry().bind("time", new Timekeeping(exchange.time(), exchange.time(), scheduler));
        component.getConfiguration().setBaseUrl(exchange.baseUrl());
        component.getConfiguration().setApiKey(exchange.apiKey());
        component.getConfiguration().setSecretKey(exchange.secretKey());
        component.getConfiguration().setPassphrase(exchange.passphrase());
        component.getConfiguration().setKeyCheck(false);
        component.getConfiguration().setOutcomeTimeout(PATIENCE.toMillis());
        component.setRateLimitProfile("off");
        component.setOrderLedger(ledger);
        context.addComponent("blofin", component);
    }

    void start(RouteBuilder routes) throws Exception {
        context.addRoutes(routes);
        context.start();
        exchange.market("BTC-USDT").quote("67000", "67500", "1000");
    }

    /** Sends a message, lets time pass whenever everybody waits for it, and tells what became of the message. */
    Exchange send(String uri, Object body) {
        return send(uri, exchange -> exchange.getMessage().setBody(body));
    }

    Exchange send(String uri, org.apache.camel.Processor filling) {
        CompletableFuture<Exchange> end = context.createProducerTemplate().asyncSend(uri, filling);
        letTimePass(end);
        return end.join();
    }

    void letTimePass(CompletableFuture<?> end) {
        SimulatorTestSupport.await("the end of the message")
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    while (!end.isDone() && scheduler.resting()) {
                        exchange.advance(STEP);
                    }
                    return end.isDone();
                });
    }

    List<OrderView> orders() {
        return List.copyOf(exchange.audit().orders().values());
    }

    List<LedgerEntry> entries() {
        List<LedgerEntry> entries = new ArrayList<>();
        ledger.replay(entries::add);
        return entries;
    }

    long calls(String path) {
        return exchange.requests().stream()
                .filter(request ->
                        request.pathAndQuery().replaceFirst("\\?.*", "").endsWith("/" + path))
                .count();
    }

    @Override
    public void close() {
        context.stop();
        exchange.close();
    }
}
