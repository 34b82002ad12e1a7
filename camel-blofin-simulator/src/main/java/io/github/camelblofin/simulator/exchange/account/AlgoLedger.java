package io.github.camelblofin.simulator.exchange.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The TP/SL and trigger orders of one account: all live ones, and the latest others up to a limit. */
public final class AlgoLedger {
    private final int limit;
    private final TreeMap<Long, AlgoOrder> live = new TreeMap<>();
    private final TreeMap<Long, AlgoOrder> finished = new TreeMap<>();
    private final Map<String, AlgoOrder> byClientId = new HashMap<>();

    AlgoLedger(int limit) {
        this.limit = limit;
    }

    /** Remembers an order that was just accepted. */
    public void opened(AlgoOrder order) {
        live.put(order.id(), order);
        if (order.terms().clientOrderId() != null) {
            byClientId.put(order.terms().clientOrderId(), order);
        }
    }

    /** Moves an order that is live no more to the history. */
    public void finished(AlgoOrder order) {
        live.remove(order.id());
        finished.put(order.id(), order);
        if (finished.size() > limit) {
            AlgoOrder oldest = finished.pollFirstEntry().getValue();
            byClientId.remove(oldest.terms().clientOrderId());
        }
    }

    /** Whether nothing waits. */
    public boolean idle() {
        return live.isEmpty();
    }

    /** Live orders, oldest first; a copy. */
    public List<AlgoOrder> live() {
        return new ArrayList<>(live.values());
    }

    /** Live orders, newest first. */
    public Collection<AlgoOrder> liveNewestFirst() {
        return live.descendingMap().values();
    }

    /** The others, newest first. */
    public Collection<AlgoOrder> finishedNewestFirst() {
        return finished.descendingMap().values();
    }

    /** A live or remembered order, or null. */
    public AlgoOrder find(long id) {
        AlgoOrder order = live.get(id);
        return order != null ? order : finished.get(id);
    }

    /** A live or remembered order, or null. */
    public AlgoOrder findByClientId(String clientOrderId) {
        return byClientId.get(clientOrderId);
    }
}
