package io.github.camelblofin.simulator.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeFailedEvent;
import org.apache.camel.support.EventNotifierSupport;

/**
 * Failed Exchanges of routes that began at BloFin: pushes and polled rows, whose failure no caller hears. What a test does
 * not take makes it fail at its end. Safe for any thread.
 */
public final class RouteFailures extends EventNotifierSupport {
    private final Queue<Throwable> untaken = new ConcurrentLinkedQueue<>();

    RouteFailures() {
        setIgnoreCamelContextEvents(true);
        setIgnoreCamelContextInitEvents(true);
        setIgnoreRouteEvents(true);
        setIgnoreServiceEvents(true);
        setIgnoreStepEvents(true);
        setIgnoreExchangeSendingEvents(true);
        setIgnoreExchangeSentEvents(true);
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof ExchangeFailedEvent failed && streamed(failed.getExchange())) {
            untaken.add(failed.getExchange().getException());
        }
    }

    private static boolean streamed(Exchange exchange) {
        return exchange.getException() != null
                && exchange.getFromEndpoint() != null
                && exchange.getFromEndpoint().getEndpointUri().startsWith("blofin");
    }

    /** The failures so far, oldest first, which then count as expected. */
    public List<Throwable> take() {
        List<Throwable> taken = new ArrayList<>();
        for (Throwable next = untaken.poll(); next != null; next = untaken.poll()) {
            taken.add(next);
        }
        return taken;
    }
}
