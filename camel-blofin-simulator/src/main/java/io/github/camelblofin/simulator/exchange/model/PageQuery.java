package io.github.camelblofin.simulator.exchange.model;

/**
 * Which rows of a list are wanted. Null fields do not restrict. Rows come newest first, at most {@code limit}.
 *
 * @param after only rows whose cursor is smaller (older); the cursor is the order id, the trade id or the candle's time
 * @param before only rows whose cursor is greater (newer); alone it gives the newest page, as BloFin does
 * @param begin earliest time, inclusive: an order's creation, a fill's time
 * @param end latest time, inclusive
 */
public record PageQuery(
        String instId,
        OrderType orderType,
        OrderState state,
        String orderId,
        Long after,
        Long before,
        Long begin,
        Long end,
        int limit) {

    /** Up to {@code limit} of the newest rows. */
    public static PageQuery newest(int limit) {
        return new PageQuery(null, null, null, null, null, null, null, null, limit);
    }

    /** Restricted to one instrument. */
    public PageQuery withInstId(String value) {
        return new PageQuery(value, orderType, state, orderId, after, before, begin, end, limit);
    }

    /** Restricted to one order type. */
    public PageQuery withOrderType(OrderType value) {
        return new PageQuery(instId, value, state, orderId, after, before, begin, end, limit);
    }

    /** Restricted to one order state. */
    public PageQuery withState(OrderState value) {
        return new PageQuery(instId, orderType, value, orderId, after, before, begin, end, limit);
    }

    /** Restricted to one order. */
    public PageQuery withOrderId(String value) {
        return new PageQuery(instId, orderType, state, value, after, before, begin, end, limit);
    }

    /** Older than the cursor. */
    public PageQuery withAfter(Long value) {
        return new PageQuery(instId, orderType, state, orderId, value, before, begin, end, limit);
    }

    /** Newer than the cursor. */
    public PageQuery withBefore(Long value) {
        return new PageQuery(instId, orderType, state, orderId, after, value, begin, end, limit);
    }

    /** Within a window of time, either end may be null. */
    public PageQuery between(Long first, Long last) {
        return new PageQuery(instId, orderType, state, orderId, after, before, first, last, limit);
    }
}
