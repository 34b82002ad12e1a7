package io.github.camelblofin.api;

/**
 * How a list is paged: the caller passes the cursor of the last row it has. Cursors are exclusive. Pages are read
 * backwards, since {@code before} alone gives the newest page. Source: "Pagination", and the operations themselves.
 *
 * @param cursor the row's field that is the cursor
 * @param rowId the row's field that tells it from all others; the cursor itself, where no two rows share one; several
 *     with {@code /} between where it takes them together
 * @param defaultLimit rows of a page when {@code limit} is absent; 0: not known
 * @param maxLimit most rows of a page; 0: not known
 * @param timeRange whether {@code begin} and {@code end} (epoch milliseconds) narrow the list
 * @param oneBoundOnly whether {@code before} and {@code after} together are refused
 * @param reversed whether {@code after} means newer and {@code before} older, against the rule
 * @param afterOnly whether there is no {@code before}
 * @param openList path of the list whose rows enter this one when they end, at the place where they began, so below newer
 *     ones; both have the same cursor; {@code null}: rows enter at the top
 */
public record Paging(
        String cursor,
        String rowId,
        int defaultLimit,
        int maxLimit,
        boolean timeRange,
        boolean oneBoundOnly,
        boolean reversed,
        boolean afterOnly,
        String openList)
        implements OperationTraits.Trait {
    /** For lists whose cursor rows may share, such as a time; several fields where it takes them together. */
    Paging identifiedBy(String... fields) {
        return new Paging(
                cursor,
                String.join("/", fields),
                defaultLimit,
                maxLimit,
                timeRange,
                oneBoundOnly,
                reversed,
                afterOnly,
                openList);
    }

    /** Whether several rows may have the same cursor. */
    public boolean sharedCursor() {
        return !cursor.equals(rowId);
    }

    Paging withTimeRange() {
        return new Paging(cursor, rowId, defaultLimit, maxLimit, true, oneBoundOnly, reversed, afterOnly, openList);
    }

    Paging oneBound() {
        return new Paging(cursor, rowId, defaultLimit, maxLimit, timeRange, true, reversed, afterOnly, openList);
    }

    Paging withReversedCursors() {
        return new Paging(cursor, rowId, defaultLimit, maxLimit, timeRange, oneBoundOnly, true, afterOnly, openList);
    }

    Paging withoutBefore() {
        return new Paging(cursor, rowId, defaultLimit, maxLimit, timeRange, oneBoundOnly, reversed, true, openList);
    }

    Paging endingsOf(String path) {
        return new Paging(cursor, rowId, defaultLimit, maxLimit, timeRange, oneBoundOnly, reversed, afterOnly, path);
    }

    @Override
    public OperationTraits apply(OperationTraits traits) {
        return traits.with(this);
    }
}
