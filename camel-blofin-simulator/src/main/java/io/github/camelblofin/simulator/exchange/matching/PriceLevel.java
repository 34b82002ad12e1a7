package io.github.camelblofin.simulator.exchange.matching;

/** The orders resting at one price, oldest first. Linked through the orders, so that any of them leaves at once. */
public final class PriceLevel {

    private final long ticks;
    private long lots;
    private Order first;
    private Order last;

    PriceLevel(long ticks) {
        this.ticks = ticks;
    }

    public long ticks() {
        return ticks;
    }

    /** Sum of what the orders still want. */
    public long lots() {
        return lots;
    }

    public boolean isEmpty() {
        return first == null;
    }

    /** The order that is served next. */
    public Order first() {
        return first;
    }

    /** The order served after {@code order}, or null. */
    public Order after(Order order) {
        return order.next;
    }

    void append(Order order) {
        order.level = this;
        order.previous = last;
        if (last == null) {
            first = order;
        } else {
            last.next = order;
        }
        last = order;
        lots += order.remaining();
    }

    void unlink(Order order) {
        if (order.previous == null) {
            first = order.next;
        } else {
            order.previous.next = order.next;
        }
        if (order.next == null) {
            last = order.previous;
        } else {
            order.next.previous = order.previous;
        }
        order.level = null;
        order.previous = null;
        order.next = null;
    }

    void subtract(long gone) {
        lots -= gone;
    }
}
