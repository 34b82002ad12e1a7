package io.github.camelblofin.simulator.exchange.account;

import io.github.camelblofin.simulator.exchange.matching.Order;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The orders of one account: all open ones, and the last finished ones up to a limit; the oldest are forgotten. */
public final class OrderLedger {

    private final int limit;
    private final Map<Long, Order> open = new LinkedHashMap<>();
    private final NavigableMap<Long, Order> finishedById = new TreeMap<>();
    private final ArrayDeque<Order> finished = new ArrayDeque<>();
    private final Map<String, Order> byClientId = new HashMap<>();

    public OrderLedger(int limit) {
        this.limit = limit;
    }

    /** Remembers an order that was just accepted. */
    public void opened(Order order) {
        open.put(order.id(), order);
        if (order.terms().clientOrderId() != null) {
            byClientId.put(order.terms().clientOrderId(), order);
        }
    }

    /** Moves an order that just finished to the history. */
    public void finished(Order order) {
        open.remove(order.id());
        finished.addLast(order);
        finishedById.put(order.id(), order);
        if (finished.size() > limit) {
            Order oldest = finished.removeFirst();
            finishedById.remove(oldest.id());
            byClientId.remove(oldest.terms().clientOrderId(), oldest);
        }
    }

    /** Open orders, oldest first. */
    public Collection<Order> open() {
        return open.values();
    }

    /** Open orders, newest first. */
    public List<Order> openNewestFirst() {
        List<Order> orders = new ArrayList<>(open.values());
        Collections.reverse(orders);
        return orders;
    }

    /** Finished orders by id, newest first: an old order that finished late stands where its id belongs. */
    public Collection<Order> finishedNewestFirst() {
        return finishedById.descendingMap().values();
    }

    /** An open or remembered order, or null. */
    public Order find(long orderId) {
        Order order = open.get(orderId);
        return order != null ? order : finishedById.get(orderId);
    }

    /** An open or remembered order, or null. */
    public Order findByClientId(String clientOrderId) {
        return byClientId.get(clientOrderId);
    }
}
