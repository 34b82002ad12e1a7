package io.github.camelblofin;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.RollbackExchangeException;

/** Routes an Exchange and says whether it went through. */
final class RouteRun {
    private RouteRun() {}

    /** Why it failed; {@code null}: it has completed. */
    static Throwable of(Processor route, Exchange exchange) {
        try {
            route.process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        if (exchange.getException() == null && exchange.isRollbackOnly()) {
            return new RollbackExchangeException("The route marked it for rollback", exchange);
        }
        return exchange.getException();
    }
}
