package io.github.camelblofin;

import io.github.camelblofin.api.Channel;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.model.Order;
import io.github.camelblofin.order.SafeWrites;
import io.github.camelblofin.stream.Push;
import java.util.Map;

/** Tells what is on its way of orders that the private stream shows. Owned by a consumer's worker. */
final class OrderPushes {
    private final BlofinEndpoint endpoint;
    private final BlofinServices services;

    OrderPushes(BlofinEndpoint endpoint) {
        this.endpoint = endpoint;
        this.services = endpoint.getComponent().services();
    }

    void see(Push push) {
        if (push.channel().known() == null || push.channel().known().channel() != Channel.ORDERS) {
            return;
        }
        SafeWrites writes = services.startedWrites(endpoint.environment()).orElse(null);
        if (writes != null && writes.waits()) {
            // Of a stream whose account nobody knows nothing is told, since it may be another's.
            services.signing(
                            endpoint.environment(),
                            endpoint.credentials(),
                            endpoint.getConfiguration().getAccount())
                    .user()
                    .ifPresent(user -> tell(push, writes, user));
        }
    }

    private static void tell(Push push, SafeWrites writes, String user) {
        for (Object row : push.rows()) {
            if (row instanceof Order order && order.clientOrderId() != null) {
                Map<String, Object> fields = BlofinJson.toMap(order);
                fields.values().removeIf(value -> value == null);
                writes.heard(user, order.clientOrderId(), fields);
            } else if (row instanceof Map<?, ?> fields && fields.get("clientOrderId") instanceof String id) {
                Map<String, Object> known = BlofinJson.toMap(fields);
                known.values().removeIf(value -> value == null);
                writes.heard(user, id, known);
            }
        }
    }
}
