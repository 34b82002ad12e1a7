package io.github.camelblofin.stream;

import io.github.camelblofin.model.Order;
import io.github.camelblofin.model.OrderBook;
import io.github.camelblofin.model.Position;
import io.github.camelblofin.model.Ticker;
import io.github.camelblofin.model.trade.AlgoOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Leaves out rows that came before over another socket, by their content: trades may share an id. Where rows say
 * what they are about and when it was, one that is older than what passed is left out too. Remembers for a bounded time
 * and up to a bounded number. No I/O; owned by the worker.
 */
final class RowMerge {
    private static final int MOST = 16_384;
    private static final long LONGEST = Duration.ofSeconds(60).toNanos();

    /** What passed, and when. Owner: the worker. */
    private final Map<Object, Long> passed = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Long> eldest) {
            return size() > MOST;
        }
    };
    /** The newest state that passed. Owner: the worker. */
    private final Map<Object, Instant> newest = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Instant> eldest) {
            return size() > MOST;
        }
    };

    /** A row's identity among those of all instruments. */
    private record Identity(String instId, Object row) {}

    /** What a row is the state of, and when. */
    private record State(Object of, Instant at) {}

    /** The rows that pass. */
    List<Object> fresh(Push push) {
        forgetUntil(push.receivedNanos() - LONGEST);
        return push.rows().stream().filter(row -> passes(push, row)).toList();
    }

    private boolean passes(Push push, Object row) {
        if (passed.putIfAbsent(new Identity(push.instId(), row), push.receivedNanos()) != null) {
            return false;
        }
        State state = state(push, row);
        if (state == null || state.at() == null) {
            return true;
        }
        Instant before = newest.get(state.of());
        if (before != null && state.at().isBefore(before)) {
            return false;
        }
        newest.put(state.of(), state.at());
        return true;
    }

    private static State state(Push push, Object row) {
        if (row instanceof Ticker ticker) {
            return new State(new Identity(push.instId(), "ticker"), ticker.ts());
        }
        if (row instanceof OrderBook book) {
            return new State(new Identity(push.instId(), "book"), book.ts());
        }
        if (row instanceof Order order) {
            return new State(new Identity("order", order.orderId()), order.updateTime());
        }
        if (row instanceof AlgoOrder order) {
            return new State(
                    new Identity("algo", order.algoId() == null ? order.tpslId() : order.algoId()), order.updateTime());
        }
        if (row instanceof Position position) {
            return new State(new Identity("position", position.positionId()), position.updateTime());
        }
        return null;
    }

    private void forgetUntil(long nanos) {
        var oldest = passed.values().iterator();
        while (oldest.hasNext() && oldest.next() - nanos < 0) {
            oldest.remove();
        }
    }
}
