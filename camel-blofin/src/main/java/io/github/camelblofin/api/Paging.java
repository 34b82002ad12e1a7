package io.github.camelblofin.api;

/**
 * How a list is paged: the caller passes the cursor of the last row it has. Cursors are exclusive. Pages are read
 * backwards, since {@code before} alone gives the newest page. Source: "Pagination", and the operations themselves.
 *
 * @param cursor the row's field that is the cursor
 * @param defaultLimit rows of a page when {@code limit} is absent; 0: not known
 * @param maxLimit most rows of a page; 0: not known
 * @param timeRange whether {@code begin} and {@code end} (epoch milliseconds) narrow the list
 * @param oneBoundOnly whether {@code before} and {@code after} together are refused
 * @param reversed whether {@code after} means newer and {@code before} older, against the rule
 * @param afterOnly whether there is no {@code before}
 */
public record Paging(
        String cursor,
        int defaultLimit,
        int maxLimit,
        boolean timeRange,
        boolean oneBoundOnly,
        boolean reversed,
        boolean afterOnly)
        implements OperationTraits.Trait {
    Paging withTimeRange() {
        return new Paging(cursor, defaultLimit, maxLimit, true, oneBoundOnly, reversed, afterOnly);
    }

    Paging oneBound() {
        return new Paging(cursor, defaultLimit, maxLimit, timeRange, true, reversed, afterOnly);
    }

    Paging withReversedCursors() {
        return new Paging(cursor, defaultLimit, maxLimit, timeRange, oneBoundOnly, true, afterOnly);
    }

    Paging withoutBefore() {
        return new Paging(cursor, defaultLimit, maxLimit, timeRange, oneBoundOnly, reversed, true);
    }

    @Override
    public OperationTraits apply(OperationTraits traits) {
        return traits.with(this);
    }
}
