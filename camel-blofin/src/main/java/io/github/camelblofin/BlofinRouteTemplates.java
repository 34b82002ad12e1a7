package io.github.camelblofin;

import io.github.camelblofin.error.BlofinAuthenticationException;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.BlofinOrderRejectedException;
import io.github.camelblofin.error.BlofinPartialBatchException;
import io.github.camelblofin.error.BlofinRateLimitException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.CircuitBreakerDefinition;
import org.apache.camel.model.LoopDefinition;
import org.apache.camel.model.Resilience4jConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.TryDefinition;

/**
 * Route templates: Camel's Throttle EIP for limits of business, such as so many orders a strategy, and approval by people. Add
 * them to a context, then make routes of them; the Kamelets of the same names are the same routes.
 *
 * <pre>{@code
 * context.addRoutes(new BlofinRouteTemplates());
 * }</pre>
 *
 * BloFin's own limits are kept by the component, whatever is made of these.
 */
public final class BlofinRouteTemplates extends RouteBuilder {
    /** Throttle in total-requests mode, circuit breaker, redelivery, dead letter. */
    public static final String THROTTLED_PRODUCER = "blofin-throttled-producer";

    /** Throttle in concurrent-requests mode. */
    public static final String CONCURRENT_ORDERS = "blofin-concurrent-orders";

    /** Orders above a threshold wait for people. */
    public static final String APPROVED_ORDER = "blofin-approved-order";

    @Override
    public void configure() {
        throttledProducer();
        concurrentOrders();
        approvedOrder();
    }

    private void throttledProducer() {
        RouteTemplateDefinition template = routeTemplate(THROTTLED_PRODUCER)
                .templateParameter("name", null, "The route is called with direct:NAME")
                .templateParameter("to", null, "Endpoint to call, such as blofin:trade/order")
                .templateParameter("key", "all", "Simple expression; each value of it has a period of its own")
                .templateParameter("maximumRequests", "20", "Most calls a period for a key")
                .templateParameter("timePeriodMillis", "10500", "Length of the period")
                .templateParameter("rejectExecution", "false", "Whether a call too many fails instead of waiting")
                .templateParameter("maximumRedeliveries", "3", "Attempts after the first, when nothing was done")
                .templateParameter("redeliveryDelay", "1000", "Milliseconds before the second attempt")
                .templateParameter("backOffMultiplier", "2", "By what the delay grows")
                .templateParameter("maximumRedeliveryDelay", "60000", "Longest delay in milliseconds")
                .templateParameter("failureRateThreshold", "50", "Percent of failed calls that open the circuit")
                .templateParameter("minimumNumberOfCalls", "10", "Calls before the circuit may open")
                .templateParameter("slidingWindowSize", "20", "Calls of which the percentage is taken")
                .templateParameter("waitDurationInOpenState", "30", "Seconds that the circuit stays open")
                .templateParameter(
                        "deadLetter",
                        "log:blofin-dead-letter?level=ERROR&showCaughtException=true",
                        "Endpoint that gets messages that failed for good; the caller gets the exception all the same");
        RouteDefinition route = template.from("direct:{{name}}");
        route.bean(BlofinRedelivery.class, "start");
        LoopDefinition attempts = route.loopDoWhile(method(BlofinRedelivery.class, "due"));
        attempts.bean(BlofinRedelivery.class, "attempt");
        TryDefinition attempt = attempts.doTry();
        attempt.throttle(simple("{{maximumRequests}}"), simple("key {{key}}"))
                .totalRequestsMode()
                .timePeriodMillis("{{timePeriodMillis}}")
                .rejectExecution("{{rejectExecution}}");
        call(attempt.circuitBreaker());
        attempt.doCatch(Exception.class).bean(BlofinRedelivery.class, "failed");
        attempts.bean(
                BlofinRedelivery.class,
                "decide(${exchange}, {{maximumRedeliveries}}, {{redeliveryDelay}}, {{backOffMultiplier}},"
                        + " {{maximumRedeliveryDelay}})");
        attempts.delay(method(BlofinRedelivery.class, "delay"));
        route.choice().when(method(BlofinRedelivery.class, "exhausted")).to("{{deadLetter}}");
        route.bean(BlofinRedelivery.class, "finish");
    }

    /**
     * What BloFin answers is no sign of trouble with BloFin, so the circuit breaker must not count it. Its own lists of
     * exceptions to ignore are not used: they make a route go on as if the order had been placed.
     */
    private static void call(CircuitBreakerDefinition breaker) {
        Resilience4jConfigurationDefinition settings = breaker.resilience4jConfiguration();
        settings.setFailureRateThreshold("{{failureRateThreshold}}");
        settings.setMinimumNumberOfCalls("{{minimumNumberOfCalls}}");
        settings.setSlidingWindowSize("{{slidingWindowSize}}");
        settings.setWaitDurationInOpenState("{{waitDurationInOpenState}}");
        // Otherwise a call that was not made looks like one that was.
        settings.setThrowExceptionWhenHalfOpenOrOpenState("true");
        TryDefinition call = breaker.doTry();
        call.to("{{to}}");
        call.doCatch(
                        BlofinAuthenticationException.class,
                        BlofinInvalidRequestException.class,
                        BlofinOrderRejectedException.class,
                        BlofinPartialBatchException.class,
                        BlofinRateLimitException.class)
                .bean(BlofinRedelivery.class, "failed");
    }

    private void concurrentOrders() {
        RouteTemplateDefinition template = routeTemplate(CONCURRENT_ORDERS)
                .templateParameter("name", null, "The route is called with direct:NAME")
                .templateParameter("to", null, "Endpoint to call, such as blofin:trade/order")
                .templateParameter("key", "all", "Simple expression; each value of it is counted by itself")
                .templateParameter("maximumConcurrentRequests", "5", "Most messages under way for a key")
                .templateParameter("rejectExecution", "false", "Whether a message too many fails instead of waiting");
        RouteDefinition route = template.from("direct:{{name}}");
        route.throttle(simple("{{maximumConcurrentRequests}}"), simple("key {{key}}"))
                .concurrentRequestsMode()
                .rejectExecution("{{rejectExecution}}");
        route.to("{{to}}");
    }

    private void approvedOrder() {
        RouteTemplateDefinition template = routeTemplate(APPROVED_ORDER)
                .templateParameter("name", null, "The route is called with direct:NAME")
                .templateParameter("desk", null, "Name of the place where orders wait, the same after a restart")
                .templateParameter("to", null, "Endpoint for orders, such as blofin:trade/order")
                .templateParameter("result", null, "Endpoint that is told what came of approvals")
                .templateParameter("when", "true", "Simple predicate; orders that match may have to be approved")
                .templateOptionalParameter("notional", "Quote coins; orders worth more must be approved")
                .templateParameter("approvals", "1", "How many must approve")
                .templateOptionalParameter("approvers", "Names of those who may approve, comma separated")
                .templateParameter("approvalExpiry", "3600000", "Milliseconds that an order waits")
                .templateParameter("component", "blofin", "Name of the component whose ledger is used");
        RouteDefinition route = template.from("direct:{{name}}");
        ChoiceDefinition choice = route.choice();
        choice.when(simple("{{when}}"))
                .to("{{component}}:local/ask?desk={{desk}}&sendTo=RAW({{to}})&resultTo=RAW({{result}})"
                        + "&approvalNotional={{?notional}}&approvals={{approvals}}&approvers={{?approvers}}"
                        + "&approvalExpiry={{approvalExpiry}}");
        choice.otherwise().to("{{to}}");
    }
}
