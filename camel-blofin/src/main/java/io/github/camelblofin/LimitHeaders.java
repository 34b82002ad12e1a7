package io.github.camelblofin;

import io.github.camelblofin.api.Priority;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.Failure;
import io.github.camelblofin.rest.Request;
import io.github.camelblofin.rest.Signing;
import io.github.camelblofin.rest.Target;
import io.github.camelblofin.time.WallClock;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** What messages and limits tell each other: how a call waits, and how much is used. */
final class LimitHeaders {
    private final BlofinEndpoint endpoint;

    LimitHeaders(BlofinEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * How the calls of a message wait for their turn.
     *
     * @throws BlofinInvalidRequestException when the message asks for a place that there is not, or has expired
     */
    UnaryOperator<Request> turn(Exchange exchange, Target target) {
        BlofinConfiguration options = endpoint.getConfiguration();
        Object header = exchange.getMessage().getHeader(BlofinHeaders.PRIORITY);
        boolean heeded = options.getHeaderOverrides() != HeaderOverrides.none;
        WallClock clock = endpoint.getComponent().services().time().wall();
        StillWanted wanted = new StillWanted(exchange, target, heeded, clock);
        if (header == null || !heeded) {
            return request -> wanted.limit(request, options);
        }
        Priority place = place(header.toString().strip(), target);
        return request -> wanted.limit(request, options).at(place);
    }

    private static Priority place(String name, Target target) {
        return Arrays.stream(Priority.values())
                .filter(place -> place.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new BlofinInvalidRequestException(Failure.local(
                        target.path(),
                        target.path() + " was not sent: the header " + BlofinHeaders.PRIORITY + " is \"" + name
                                + "\"; use cancel, place, account or market")));
    }

    /** @param signing whose call it was; {@code null}: nobody's */
    void tell(Message message, Target target, Signing signing) {
        Map<String, Integer> windows = new LinkedHashMap<>();
        String user = signing == null ? null : signing.user().orElse(null);
        endpoint.getComponent()
                .services()
                .limits()
                .usage(endpoint.environment(), target.rateClass(), user)
                .forEach(window -> windows.put(window.budget() + " " + window.rate(), window.percent()));
        // The next call is not to inherit it.
        message.removeHeader(BlofinHeaders.PRIORITY);
        if (!windows.isEmpty()) {
            message.setHeader(BlofinHeaders.RATE_LIMIT_USAGE, Collections.max(windows.values()));
            message.setHeader(BlofinHeaders.RATE_LIMIT_WINDOWS, windows);
        }
    }
}
