package io.github.camelblofin.simulator.exchange;

import io.github.camelblofin.simulator.exchange.model.PageQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Cuts one page out of a list. */
final class Paging {

    private Paging() {}

    /**
     * The rows a query asks for by cursor, time and limit.
     *
     * @param newestFirst rows in falling order of their cursors
     * @param cursor the number that {@code after} and {@code before} speak of
     * @param time the time that {@code begin} and {@code end} speak of
     */
    static <T> List<T> page(
            Iterable<T> newestFirst, PageQuery query, ToLongFunction<T> cursor, ToLongFunction<T> time) {
        List<T> page = new ArrayList<>();
        for (T row : newestFirst) {
            if (page.size() >= query.limit()) {
                break;
            }
            if (within(query.before(), cursor.applyAsLong(row), query.after())
                    && notOutside(query.begin(), time.applyAsLong(row), query.end())) {
                page.add(row);
            }
        }
        return page;
    }

    private static boolean within(Long least, long value, Long greatest) {
        return (least == null || value > least) && (greatest == null || value < greatest);
    }

    private static boolean notOutside(Long first, long value, Long last) {
        return (first == null || value >= first) && (last == null || value <= last);
    }
}
