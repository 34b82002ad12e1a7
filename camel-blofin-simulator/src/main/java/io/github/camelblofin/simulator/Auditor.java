package io.github.camelblofin.simulator;

import io.github.camelblofin.simulator.exchange.Exchange;
import io.github.camelblofin.simulator.exchange.model.AlgoView;
import io.github.camelblofin.simulator.exchange.model.BookView;
import io.github.camelblofin.simulator.exchange.model.FillView;
import io.github.camelblofin.simulator.exchange.model.OrderView;
import io.github.camelblofin.simulator.exchange.model.PageQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads everything about one account off the exchange; on the event loop. */
final class Auditor {
    private static final PageQuery ALL = PageQuery.newest(Integer.MAX_VALUE);

    private final Exchange exchange;

    Auditor(Exchange exchange) {
        this.exchange = exchange;
    }

    /** The picture of now. Told book changes are flushed first, so that a client that heard all of them has this book. */
    Audit audit(String accountId) {
        Map<String, BookView> books = new LinkedHashMap<>();
        exchange.instruments()
                .forEach(instrument -> books.put(instrument.instId(), exchange.bookSnapshot(instrument.instId())));
        List<FillView> fills = new ArrayList<>(exchange.fills(accountId, ALL));
        Collections.reverse(fills);
        return new Audit(
                List.copyOf(fills),
                orders(accountId),
                algoOrders(accountId),
                exchange.positions(accountId, null),
                Collections.unmodifiableMap(books));
    }

    private Map<String, OrderView> orders(String accountId) {
        List<OrderView> all = new ArrayList<>(exchange.orderHistory(accountId, ALL));
        all.addAll(exchange.openOrders(accountId, ALL));
        return byId(all, OrderView::orderId);
    }

    private Map<String, AlgoView> algoOrders(String accountId) {
        List<AlgoView> all = new ArrayList<>();
        for (boolean tpsl : new boolean[] {true, false}) {
            all.addAll(exchange.algoOrders().history(accountId, tpsl, ALL, any -> true));
            all.addAll(exchange.algoOrders().live(accountId, tpsl, ALL, any -> true));
        }
        return byId(all, AlgoView::id);
    }

    private static <T> Map<String, T> byId(List<T> rows, Function<T, String> id) {
        Map<String, T> sorted = new LinkedHashMap<>();
        rows.stream()
                .sorted((one, other) -> Long.compare(Long.parseLong(id.apply(one)), Long.parseLong(id.apply(other))))
                .forEach(row -> sorted.put(id.apply(row), row));
        return Collections.unmodifiableMap(sorted);
    }
}
