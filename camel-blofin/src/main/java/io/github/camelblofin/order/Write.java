package io.github.camelblofin.order;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.Trace;
import io.github.camelblofin.rest.Target;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that is to be changed: a request, or an item of a list.
 *
 * @param target what is called
 * @param fields the request's values, as they are sent
 * @param clientId the caller's own id; {@code null}: it has none
 * @param key the business key that the id was made of; {@code null}: none
 */
public record Write(Target target, Map<String, Object> fields, String clientId, String key) {
    public Write {
        // In the order in which people read them.
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** Where one sees what it did; empty where nothing tells. */
    Optional<Trace> trace() {
        return target.operation()
                .flatMap(Operation::trace)
                .filter(trace -> trace.effect() != Trace.Effect.MAKES || clientId != null);
    }

    boolean effect(Trace.Effect effect) {
        return trace().filter(trace -> trace.effect() == effect).isPresent();
    }

    /** What no two writes under way at once may have in common; empty where that cannot be told. */
    Optional<String> identity(String user) {
        return clientId == null ? Optional.empty() : trace().map(trace -> identity(user, trace, clientId));
    }

    /** The same of an order that the private stream shows. */
    static String orderIdentity(String user, String clientId) {
        return identity(user, Operation.TRADE_ORDER.trace().orElseThrow(), clientId);
    }

    static String identity(String user, Trace trace, String clientId) {
        return user + '/' + trace.space() + '/' + trace.effect() + '/' + clientId;
    }

    /** How people find it. */
    String named() {
        return clientId == null
                ? target.path()
                : target.path() + " with "
                        + target.operation().flatMap(Operation::clientIdField).orElse("id") + " " + clientId;
    }
}
