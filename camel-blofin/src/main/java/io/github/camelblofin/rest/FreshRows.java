package io.github.camelblofin.rest;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.Paging;
import io.github.camelblofin.error.BlofinException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds the rows of a list that a position does not cover. Where rows enter the list below newer ones when they end, what
 * is open is read first: none can then be missed, however late it ends.
 *
 * <p>Waits for BloFin on the caller's thread. For one thread at a time.
 */
public final class FreshRows {
    private static final int USUAL_PAGE = 50;
    /**
     * Of a list that rows enter late, the rows of one read are remembered until the next one, so that a row that BloFin
     * lists with a delay is found; up to this many.
     */
    private static final int REMEMBERED = 1_000;

    private final PagedList list;
    private final RepeatedWalk walks;
    private final OpenRows open;
    private final Sizes sizes;
    /** What was open at the read before; {@code null} when that did not look. */
    private OpenRows.Picture before;
    /** Whether what is open was read already: the first read may have a long way to go. */
    private boolean looked;

    /**
     * How much is held.
     *
     * @param keep how many of the newest rows positions remember by id
     * @param window how many rows are held at most, or those of a page if these are more
     */
    public record Sizes(int keep, int window) {}

    /** @param open the list of what is open; {@code null} where rows enter at the top */
    public FreshRows(PagedList list, OpenRows open, Sizes sizes) {
        this.list = list;
        this.walks = new RepeatedWalk(list);
        this.open = open;
        this.sizes = sizes;
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
    public FreshWindows since(PollPosition position) {
        boolean moving = !looked || position.named() > sizes.keep;
        boolean look = open != null && (moving || !position.expected().isEmpty());
        FreshWindows windows = read(position, look);
        if (open != null && !look && windows.mayMoveTheMark()) {
            return read(position, true);
        }
        return windows;
    }

    private FreshWindows read(PollPosition position, boolean look) {
        if (!look) {
            before = null;
            FreshWindows windows = new FreshWindows(list, walks, limits(), Set.of());
            windows.begin(position, List.of(), open == null);
            return windows;
        }
        looked = true;
        OpenRows.Picture picture = open.read();
        OpenRows.Found found = open.ended(position.expected(), picture, list);
        // BloFin lists an ending with a delay: what was open at the read before may be nowhere now. So the mark waits
        // for
        // a second look.
        boolean moving = before != null;
        FreshWindows windows = new FreshWindows(list, walks, limits(), picture.and(before));
        windows.begin(position.withoutExpecting(found.never()), found.rows(), moving);
        before = picture;
        return windows;
    }

    private FreshWindows.Limits limits() {
        int more = open == null ? 0 : Math.min(REMEMBERED, sizes.window);
        return new FreshWindows.Limits(sizes.keep, sizes.keep + more, sizes.window);
    }

    /**
     * The position at which all that is listed now is known.
     *
     * @throws BlofinException when the list could not be read
     */
    public PollPosition now() {
        OpenRows.Picture picture = open == null ? OpenRows.Picture.NOTHING : open.read();
        List<RowKey> newest = new ArrayList<>();
        PageWalk next = walks.start(null);
        // More than a page while all rows share one cursor: a row of the same time may still come, and would be new.
        while (next != null && (newest.size() < sizes.keep || oneCursor(newest))) {
            PagedList.Page page = walks.page(next);
            for (PagedList.Row row : page.rows()) {
                RowKey key = ordered(list, row).key();
                // A candle that still grows is delivered once it is finished, so it is not seen yet.
                if (key.settled()) {
                    newest.add(key);
                }
            }
            next = page.next();
        }
        return PollPosition.after(newest, next == null, sizes.keep).expecting(picture.open());
    }

    private static boolean oneCursor(List<RowKey> rows) {
        return rows.get(0).cursor().equals(rows.get(rows.size() - 1).cursor());
    }

    static PagedList.Row ordered(PagedList list, PagedList.Row row) {
        if (!Cursor.ordered(row.key().cursor())) {
            throw list.notPollable();
        }
        return row;
    }
}
