package io.github.camelblofin.it;

import static io.github.camelblofin.it.SimulatorTestSupport.await;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.error.BlofinRateLimitException;
import io.github.camelblofin.limit.CallGates;
import io.github.camelblofin.simulator.BlofinSimulator;
import io.github.camelblofin.simulator.VirtualTime;
import io.github.camelblofin.time.Timekeeping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Ten callers that never rest, each with a route of its own: eight poll a ticker, one places orders that cannot be filled,
 * one cancels. Component and exchange live in the exchange's virtual time, which passes in small steps and only when all
 * calls wait for their turn. So an hour takes as long as its calls take to make.
 */
final class HammeringRoutes extends RouteBuilder {
    static final int CALLERS = 10;

    private static final List<String> COINS = List.of("BTC", "ETH", "SOL", "XRP", "DOGE", "BNB", "ADA", "AVAX");
    private static final Duration STEP = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofMillis(1_500);

    private final BlofinSimulator exchange;
    private final DefaultCamelContext context;
    private final VirtualTime time;
    private final Queue<Long> cancelWaits = new ConcurrentLinkedQueue<>();
    private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();
    /** Messages in routes. */
    private final AtomicLong begun = new AtomicLong();

    private final AtomicLong ended = new AtomicLong();
    private ProducerTemplate template;
    private volatile boolean stopped;

    HammeringRoutes(BlofinSimulator exchange, DefaultCamelContext context) {
        this.exchange = exchange;
        this.context = context;
        this.time = exchange.time();
        Timekeeping virtual = new Timekeeping(time, time, time);
        context.getRegistry().bind("time", virtual);
        context.getRegistry().bind("limits", new CallGates(virtual));
    }

    @Override
    public void configure() {
        // Cancels of what does not exist fail, which matters to nobody here.
        errorHandler(noErrorHandler());
        for (String coin : COINS) {
            from("direct:" + coin).to("blofin:market/tickers?rateLimitTimeout=600000&instId=" + coin + "-USDT");
        }
        from("direct:place").to("blofin:trade/order?rateLimitTimeout=600000");
        from("direct:cancel").to("blofin:trade/cancel-order?rateLimitTimeout=600000");
    }

    /** Begins. */
    void hammer() {
        template = context.createProducerTemplate();
        template.setThreadedAsyncMode(false);
        COINS.forEach(coin -> send("direct:" + coin, null, Duration.ZERO));
        Map<String, Object> order = Map.of(
                "instId",
                "BTC-USDT",
                "marginMode",
                "cross",
                "side",
                "buy",
                "orderType",
                "limit",
                "price",
                "60000",
                "size",
                "1");
        send("direct:place", order, PAUSE);
        send("direct:cancel", Map.of("instId", "BTC-USDT", "orderId", "4711"), PAUSE);
    }

    private void send(String route, Object body, Duration pause) {
        if (stopped) {
            return;
        }
        begun.incrementAndGet();
        long since = time.millis();
        CompletionStage<Exchange> sent =
                template.asyncSend(route, message -> message.getMessage().setBody(body));
        sent.whenComplete((answer, broken) -> {
            if (route.equals("direct:cancel")) {
                cancelWaits.add(time.millis() - since);
            }
            again(route, body, pause, answer.getException());
            ended.incrementAndGet();
        });
    }

    private void again(String route, Object body, Duration pause, Exception failure) {
        boolean notMade = failure instanceof BlofinRateLimitException;
        if (notMade) {
            failures.add(failure);
        }
        if (notMade || !pause.isZero()) {
            time.after(PAUSE, () -> send(route, body, pause));
        } else {
            send(route, body, pause);
        }
    }

    /** Lets virtual time pass. */
    void pass(Duration length) {
        for (Duration left = length; !left.isNegative(); left = left.minus(STEP)) {
            awaitQuiet();
            exchange.advance(STEP);
        }
        awaitQuiet();
    }

    /** Ends when the calls that wait have had their turn. */
    void stop() {
        stopped = true;
        for (int i = 0; i < 600 && ended.get() < begun.get(); i++) {
            pass(Duration.ofSeconds(1));
        }
    }

    private void awaitQuiet() {
        for (int i = 0; i < 100_000; i++) {
            if (quiet()) {
                return;
            }
            Thread.onSpinWait();
        }
        await("all calls wait for their turn").until(this::quiet);
    }

    /** Whether every call waits, so that only time makes a difference. What ends meanwhile is looked at again. */
    private boolean quiet() {
        long before = ended.get();
        int waiting = context.getComponent("blofin", BlofinComponent.class).waitingCalls();
        return waiting == begun.get() - before && ended.get() == before;
    }

    /** How long cancels took, in milliseconds, shortest first. */
    List<Long> cancelWaits() {
        List<Long> sorted = new ArrayList<>(cancelWaits);
        Collections.sort(sorted);
        return sorted;
    }

    /** Calls that were not made. */
    Queue<Exception> failures() {
        return failures;
    }
}
