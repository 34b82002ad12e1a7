package io.github.camelblofin;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.model.OrderAck;
import io.github.camelblofin.model.StandingOrder;
import io.github.camelblofin.model.StandingOrder.Kind;
import io.github.camelblofin.model.trade.AlgoOrderAck;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which orders this process placed: by the client ids that it sent, whatever became of the call, and by the ids that BloFin
 * answered. Remembers the latest {@link #MOST}. Safe for any thread.
 */
final class PlacedOrders {
    static final int MOST = 200_000;
    private static final String CLIENT = "client:";

    /** Guarded by this. */
    private final Set<String> ids = new LinkedHashSet<>();

    /** A request is about to be sent. */
    void sending(byte[] body) {
        try {
            for (JsonNode id : BlofinJson.mapper().readTree(body).findValues("clientOrderId")) {
                if (!id.asText("").isEmpty()) {
                    note(CLIENT + id.asText());
                }
            }
        } catch (IOException e) {
            // What is no JSON names no order, and BloFin will refuse it.
            return;
        }
    }

    /** BloFin has answered. */
    void answered(List<Object> acks) {
        for (Object row : acks) {
            if (row instanceof OrderAck ack && ack.orderId() != null) {
                note(key(Kind.ORDER, ack.orderId()));
            } else if (row instanceof AlgoOrderAck ack && ack.tpslId() != null) {
                note(key(Kind.TPSL, ack.tpslId()));
            } else if (row instanceof AlgoOrderAck ack && ack.algoId() != null) {
                note(key(Kind.ALGO, ack.algoId()));
            }
        }
    }

    private synchronized void note(String id) {
        ids.add(id);
        if (ids.size() > MOST) {
            Iterator<String> oldest = ids.iterator();
            oldest.next();
            oldest.remove();
        }
    }

    private static String key(Kind kind, String id) {
        return kind + ":" + id;
    }

    synchronized boolean contains(StandingOrder order) {
        return ids.contains(key(order.kind(), order.id())) || ids.contains(CLIENT + order.clientOrderId());
    }

    synchronized boolean none() {
        return ids.isEmpty();
    }
}
