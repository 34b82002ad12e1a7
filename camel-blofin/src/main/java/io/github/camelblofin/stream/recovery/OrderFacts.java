package io.github.camelblofin.stream.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.camelblofin.model.AlgoState;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.model.Order;
import io.github.camelblofin.model.OrderState;
import io.github.camelblofin.model.copytrading.CopyOrder;
import io.github.camelblofin.model.trade.AlgoOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a row of an order says, of whatever kind and from wherever: which version of the order it is.
 *
 * @param filled filled size, contracts; zero where a kind of order has none
 * @param created epoch milliseconds; 0: not told
 * @param updated epoch milliseconds; 0: not told, as on algo orders over REST
 * @param terms what an amendment changes: size, prices and triggers
 */
record OrderFacts(String id, String instId, String state, BigDecimal filled, long created, long updated, String terms) {
    private static final Set<String> ENDED = Stream.of(
                    OrderState.FILLED.value(),
                    OrderState.CANCELED.value(),
                    OrderState.PARTIALLY_CANCELED.value(),
                    AlgoState.EFFECTIVE.value(),
                    AlgoState.CANCELED.value(),
                    AlgoState.ORDER_FAILED.value())
            .collect(Collectors.toUnmodifiableSet());

    private static final int FIELDS = 7;

    /** @throws IllegalArgumentException when it is no order */
    static OrderFacts of(Object row) {
        if (row instanceof Order o) {
            return of(
                    o.orderId(),
                    o.instId(),
                    text(o.state()),
                    o.filledSize(),
                    o.createTime(),
                    o.updateTime(),
                    terms(
                            o.size(),
                            o.price(),
                            o.tpTriggerPrice(),
                            o.tpOrderPrice(),
                            o.slTriggerPrice(),
                            o.slOrderPrice()));
        }
        if (row instanceof CopyOrder o) {
            return of(
                    o.orderId(),
                    o.instId(),
                    text(o.state()),
                    o.filledSize(),
                    o.createTime(),
                    o.updateTime(),
                    terms(
                            o.size(),
                            o.price(),
                            o.tpTriggerPrice(),
                            o.tpOrderPrice(),
                            o.slTriggerPrice(),
                            o.slOrderPrice()));
        }
        if (row instanceof AlgoOrder o) {
            return of(
                    o.id(),
                    o.instId(),
                    text(o.state()),
                    null,
                    o.createTime(),
                    o.updateTime(),
                    terms(
                            o.size(),
                            o.triggerPrice(),
                            o.tpTriggerPrice(),
                            o.tpOrderPrice(),
                            o.slTriggerPrice(),
                            o.slOrderPrice()));
        }
        throw new IllegalArgumentException("no order: " + row.getClass().getName());
    }

    private static OrderFacts of(
            String id, String instId, String state, BigDecimal filled, Instant created, Instant updated, String terms) {
        return new OrderFacts(
                id, instId, state, filled == null ? BigDecimal.ZERO : filled, millis(created), millis(updated), terms);
    }

    private static String text(Object state) {
        return state == null ? "" : state.toString();
    }

    private static long millis(Instant time) {
        return time == null ? 0 : time.toEpochMilli();
    }

    private static String terms(BigDecimal... values) {
        return Stream.of(values).map(OrderFacts::plain).collect(Collectors.joining("/"));
    }

    /** Equal numbers give equal texts; absent and zero mean the same in prices. */
    static String plain(BigDecimal value) {
        return value == null || value.signum() == 0
                ? ""
                : value.stripTrailingZeros().toPlainString();
    }

    /** Whether nothing more can happen to it. */
    boolean ended() {
        return ENDED.contains(state);
    }

    private int rank() {
        if (ended()) {
            return 2;
        }
        return state.equals(OrderState.LIVE.value()) ? 0 : 1;
    }

    /** The latest time it tells. */
    long time() {
        return Math.max(created, updated);
    }

    /**
     * Whether this is a later version than the one known. What only grows decides first, clocks last: an ended order does
     * not live again, filled size does not shrink.
     *
     * @param live whether it was pushed, so that a difference at an equal time came later
     */
    boolean after(OrderFacts known, boolean live) {
        if (ended() != known.ended()) {
            return ended();
        }
        int grown = filled.compareTo(known.filled);
        if (grown != 0) {
            return grown > 0;
        }
        if (rank() != known.rank()) {
            return rank() > known.rank();
        }
        boolean same = terms.equals(known.terms) && state.equals(known.state);
        if (updated == 0 || known.updated == 0) {
            return !same;
        }
        return updated == known.updated ? live && !same : updated > known.updated && (live || !same);
    }

    void writeTo(ArrayNode list) {
        list.addArray()
                .add(id)
                .add(instId)
                .add(state)
                .add(filled.toPlainString())
                .add(created)
                .add(updated)
                .add(terms);
    }

    /** @throws IllegalArgumentException when it is none */
    static OrderFacts read(JsonNode entry) {
        if (entry.size() < FIELDS) {
            throw new IllegalArgumentException("has an order with too few fields");
        }
        return new OrderFacts(
                entry.get(0).asText(),
                entry.get(1).asText(null),
                entry.get(2).asText(),
                new BigDecimal(entry.get(3).asText()),
                entry.get(4).asLong(),
                entry.get(5).asLong(),
                entry.get(6).asText());
    }

    /** A row as its channel's record. */
    static Object typed(Class<?> type, Object row) {
        return type.isInstance(row) ? row : BlofinJson.mapper().convertValue(row, type);
    }
}
