package io.github.camelblofin;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.Failure;
import io.github.camelblofin.order.ClientIds;
import io.github.camelblofin.order.Former;
import io.github.camelblofin.rest.Draft;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;

/**
 * Gives each order of a message its client id: that of the request, that of the business key, that of an earlier attempt of the
 * same step on the same Exchange, or a new one. Safe for any thread.
 */
final class OrderPlans {
    private static final String PROPERTY = "CamelBlofinOrder.";
    private static final AtomicLong NODES = new AtomicLong();

    private final BlofinEndpoint endpoint;
    private final ClientIds ids;
    /** {@code null}: there is no business key. */
    private final Expression expression;
    /** Tells this step of the route from others with the same URI. */
    private final String node;

    /** @throws IllegalArgumentException says which option cannot be used */
    OrderPlans(BlofinEndpoint endpoint, ClientIds ids) {
        BlofinConfiguration options = endpoint.getConfiguration();
        ClientIds.requirePrefix(options.getClientOrderIdPrefix());
        this.endpoint = endpoint;
        this.ids = ids;
        this.expression = expression(options.getClientOrderIdExpression());
        this.node = endpoint.getEndpointUri() + "#" + NODES.incrementAndGet();
    }

    private Expression expression(Object given) {
        if (given == null || given instanceof Expression) {
            return (Expression) given;
        }
        Expression simple = endpoint.getCamelContext().resolveLanguage("simple").createExpression(given.toString());
        simple.init(endpoint.getCamelContext());
        return simple;
    }

    /** @throws BlofinInvalidRequestException when the business key is missing */
    OrderPlan of(Exchange exchange, Draft draft) {
        String field =
                draft.target().operation().flatMap(Operation::clientIdField).orElse(null);
        if (field == null) {
            return new OrderPlan(draft, List.of(), List.of(), Former.NONE, null);
        }
        String property = PROPERTY + hash(node + '\n' + exchange.getExchangeId() + '\n' + draft.items());
        String memory = exchange.getProperty(property, String.class);
        List<String> remembered = memory == null ? List.of() : Arrays.asList(memory.split(" ", -1));
        List<String> keys = keys(exchange, draft);
        List<String> used = new ArrayList<>();
        boolean derived = false;
        for (int i = 0; i < draft.items().size(); i++) {
            Object given = draft.items().get(i).get(field);
            String id = given == null ? "" : given.toString();
            if (id.isEmpty()) {
                derived |= !keys.isEmpty();
                id = remembered.isEmpty() ? drawn(keys, i, draft.items().size()) : remembered.get(i + 1);
                draft.fill(i, field, id);
            }
            used.add(id);
        }
        Former former = derived ? Former.POSSIBLE : Former.NONE;
        if (!remembered.isEmpty()) {
            former = Former.unknown(Long.parseLong(remembered.get(0)));
        }
        return new OrderPlan(draft, used, keys, former, property);
    }

    private String drawn(List<String> keys, int place, int count) {
        if (keys.isEmpty()) {
            return ids.next(endpoint.getConfiguration().getClientOrderIdPrefix());
        }
        boolean shared = count > 1 && keys.stream().distinct().count() == 1;
        return shared ? ClientIds.of(keys.get(place), place) : ClientIds.of(keys.get(place));
    }

    /** One an item; a single key stands for all of a list. */
    private List<String> keys(Exchange exchange, Draft draft) {
        if (expression == null) {
            return List.of();
        }
        Object key = expression.evaluate(exchange, Object.class);
        List<String> keys = new ArrayList<>();
        Collection<?> parts = key instanceof Collection<?> many
                        && many.size() == draft.items().size()
                ? many
                : java.util.Collections.nCopies(draft.items().size(), key);
        for (Object part : parts) {
            if (part == null || part.toString().isBlank()) {
                throw new BlofinInvalidRequestException(Failure.local(
                        draft.target().path(),
                        draft.target().path() + " was not sent: clientOrderIdExpression gives nothing for this message,"
                                + " so it has no business key"));
            }
            keys.add(part.toString());
        }
        return keys;
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, hash).toString(Character.MAX_RADIX);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
