package io.github.camelblofin.rest;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.Paging;
import io.github.camelblofin.error.BlofinException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Finds the rows of a list that a position does not cover. Waits for BloFin on the caller's thread. */
public final class FreshRows {
    private static final int USUAL_PAGE = 50;

    private final PagedList list;
    private final int keep;
    private final int most;
    private final Consumer<String> crowded;

    /**
     * @param keep how many of the newest rows positions remember by id
     * @param most rows of one read after which it fails
     * @param crowded is told of a time (epoch milliseconds) with more rows than can be read
     */
    public FreshRows(PagedList list, int keep, int most, Consumer<String> crowded) {
        this.list = list;
        this.keep = keep;
        this.most = most;
        this.crowded = crowded;
    }

    /** How many rows to remember by id: three quarters of a page, so that a read with few news is one call. */
    public static int lookBack(Call call) {
        String limit = call.parameters().get("limit");
        int max = call.target()
                .operation()
                .flatMap(Operation::paging)
                .map(Paging::maxLimit)
                .orElse(0);
        boolean given = limit != null && limit.matches("\\d{1,6}");
        int page = given ? Integer.parseInt(limit) : max == 0 ? USUAL_PAGE : max;
        return Math.max(1, page * 3 / 4);
    }

    /**
     * The rows, oldest first. A candle that is still growing is left for later.
     *
     * @throws BlofinException when a page could not be read
     */
    public List<PagedList.Row> since(PollPosition position) {
        List<PagedList.Row> fresh = new ArrayList<>();
        PagedRows rows = new PagedRows(list, position.mark(), crowded);
        while (rows.hasNext()) {
            PagedList.Row row = rows.next();
            if (row.key().settled() && !position.covers(ordered(row).key())) {
                fresh.add(row);
            }
            if (fresh.size() > most) {
                throw list.tooMany(most);
            }
        }
        Collections.reverse(fresh);
        fresh.sort((a, b) -> Cursor.compare(a.key().cursor(), b.key().cursor()));
        return fresh;
    }

    /**
     * The position at which all that is listed now is known.
     *
     * @throws BlofinException when the list could not be read
     */
    public PollPosition now() {
        PagedRows rows = new PagedRows(list, null, crowded);
        List<RowKey> newest = new ArrayList<>();
        // A page, and more only while all rows share one cursor: a row of the same time may still come, and would be
        // new.
        while ((newest.isEmpty() || rows.held() > 0 || oneCursor(newest)) && rows.hasNext()) {
            RowKey key = ordered(rows.next()).key();
            // A candle that still grows is delivered once it is finished, so it is not seen yet.
            if (key.settled()) {
                newest.add(key);
            }
        }
        return PollPosition.after(newest, rows.complete(), keep);
    }

    private static boolean oneCursor(List<RowKey> rows) {
        return rows.get(0).cursor().equals(rows.get(rows.size() - 1).cursor());
    }

    /** The position after dealing with a row; see {@link PollPosition#with}. */
    public PollPosition with(PollPosition position, PagedList.Row row, PagedList.Row next) {
        return position.with(row.key(), next == null ? null : next.key(), keep);
    }

    private PagedList.Row ordered(PagedList.Row row) {
        if (!Cursor.ordered(row.key().cursor())) {
            throw list.notPollable();
        }
        return row;
    }
}
