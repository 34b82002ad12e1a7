package io.github.camelblofin.simulator.exchange;

import io.github.camelblofin.simulator.exchange.matching.Order;
import io.github.camelblofin.simulator.exchange.model.ClosedPositionView;
import io.github.camelblofin.simulator.exchange.model.FillView;
import io.github.camelblofin.simulator.exchange.model.OrderView;
import io.github.camelblofin.simulator.exchange.model.PageQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/** The pages of orders and fills that queries ask for. */
final class OrderLists {

    private OrderLists() {}

    /** Orders by instrument, type, state, cursor and creation time. */
    static List<OrderView> page(Collection<Order> newestFirst, PageQuery query, Markets markets) {
        List<Order> wanted = newestFirst.stream()
                .filter(order -> matches(query.instId(), order.terms().instId())
                        && matches(query.orderType(), order.terms().type())
                        && matches(query.state(), order.state())
                        && matches(query.orderId(), Long.toString(order.id())))
                .toList();
        return Paging.page(wanted, query, Order::id, Order::createTime).stream()
                .map(order -> order.view(markets.scale(order.terms().instId())))
                .toList();
    }

    /** Fills by instrument, order, cursor and time. */
    static List<FillView> fills(Deque<FillView> oldestFirst, PageQuery query) {
        List<FillView> wanted = new ArrayList<>();
        for (Iterator<FillView> newest = oldestFirst.descendingIterator(); newest.hasNext(); ) {
            FillView fill = newest.next();
            if (matches(query.instId(), fill.instId()) && matches(query.orderId(), fill.orderId())) {
                wanted.add(fill);
            }
        }
        return Paging.page(wanted, query, fill -> Long.parseLong(fill.tradeId()), FillView::ts);
    }

    /** Closed positions by instrument, cursor and time of closing. */
    static List<ClosedPositionView> closed(Deque<ClosedPositionView> oldestFirst, PageQuery query) {
        List<ClosedPositionView> wanted = new ArrayList<>();
        oldestFirst.descendingIterator().forEachRemaining(row -> {
            if (matches(query.instId(), row.instId())) {
                wanted.add(row);
            }
        });
        return Paging.page(wanted, query, row -> Long.parseLong(row.historyId()), ClosedPositionView::updateTime);
    }

    private static boolean matches(Object wanted, Object value) {
        return wanted == null || Objects.equals(wanted, value);
    }
}
