package io.github.camelblofin.rest;

/**
 * Walks one list again and again. Remembers where it ended, so that walking a list of less than a page again is one call.
 *
 * <p>For one thread at a time.
 */
final class RepeatedWalk {
    private final PagedList list;
    /** Id of the row behind which nothing was found; {@code null} until then. */
    private String end;
    /** Id of the last row of the page before. */
    private String last;

    RepeatedWalk(PagedList list) {
        this.list = list.tolerant();
    }

    /**
     * From the newest row.
     *
     * @param floor cursor of the oldest row that is wanted; {@code null}: all
     */
    PageWalk start(String floor) {
        PageWalk walk = list.walk().endingWith(end);
        return floor == null ? walk : walk.downTo(floor);
    }

    /** The page, with the rows that were not on one before. Waits. */
    PagedList.Page page(PageWalk walk) {
        PagedList.Page page = list.fetch(walk);
        if (!page.rows().isEmpty()) {
            last = page.rows().get(page.rows().size() - 1).key().id();
        }
        if (page.exhausted()) {
            end = last;
        }
        return page;
    }
}
