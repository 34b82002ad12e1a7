package io.github.camelblofin.rest;

import io.github.camelblofin.api.Paging;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The way through a paged list, from the newest row backwards: from a page to the parameters of the next one. Each row
 * comes once, and none that existed at the start is left out, whatever arrives meanwhile. Source: "Pagination".
 *
 * <p>Cursors are exclusive, so where no two rows share one, the next page is asked with that of the oldest row. Where the
 * cursor is a time, rows that share it may lie on both sides of a page's border: the next page is asked with one
 * millisecond more, and the rows that were there are dropped by their ids. What is remembered is bounded by the rows that
 * share one time, one page or two. The lower bound of the caller is kept here and never sent, since most operations refuse
 * both bounds together.
 *
 * <p>A page with fewer rows than were asked for is no sign that the list is at its end, since BloFin does not say that its
 * pages are full. The end is a page without news, or one that reaches the lower bound.
 *
 * <p>Immutable; a function of its input.
 */
public final class PageWalk {
    private static final String LIMIT = "limit";

    private final Paging paging;
    /** Of the caller, without cursors and limit. */
    private final Map<String, String> parameters;

    private final Bottom bottom;
    private final State state;

    /**
     * Where the walk ends.
     *
     * @param floor cursor of the oldest row that is wanted; {@code null}: none
     * @param last id of the row behind which an earlier walk found nothing; {@code null}: not known
     */
    private record Bottom(String floor, String last) {}

    /**
     * Where the walk stands.
     *
     * @param ceiling exclusive upper bound of the next page; {@code null}: none
     * @param limit rows to ask for; 0: as many as BloFin likes
     * @param largest rows of the largest page so far
     * @param met ids of rows below the ceiling that were there already
     * @param flipped whether the other cursor is the one that means older
     */
    private record State(String ceiling, int limit, int largest, Set<String> met, boolean flipped) {}

    /**
     * What a page brought.
     *
     * @param fresh indexes of the rows that were not there before, in the order of the page
     * @param next how to go on; {@code null} when the list is at its end
     * @param crowded the time (epoch milliseconds) that more rows share than fit on a page: BloFin gives no way to those
     *     beyond, and {@code next} goes on after them; {@code null}: none
     * @param exhausted whether nothing was found behind the rows before, so that the list itself is at its end
     */
    public record Step(List<Integer> fresh, PageWalk next, String crowded, boolean exhausted) {}

    private PageWalk(Paging paging, Map<String, String> parameters, Bottom bottom, State state) {
        this.paging = paging;
        this.parameters = parameters;
        this.bottom = bottom;
        this.state = state;
    }

    /**
     * Starts at the newest row that the parameters allow.
     *
     * @param parameters as BloFin takes them; {@code limit} is the size of a page, the largest when absent
     * @throws IllegalArgumentException says which parameter cannot be used
     */
    public static PageWalk of(Paging paging, Map<String, String> parameters) {
        Map<String, String> rest = new LinkedHashMap<>(parameters);
        String ceiling = rest.remove(older(paging, false));
        String newer = rest.remove(older(paging, true));
        if (newer != null && !Cursor.ordered(newer)) {
            throw new IllegalArgumentException("parameter " + older(paging, true) + " is " + newer
                    + "; with paginate it must be a number: the " + paging.cursor() + " of a row");
        }
        String limit = rest.remove(LIMIT);
        State start = new State(ceiling, limit == null ? paging.maxLimit() : limit(limit), 0, Set.of(), false);
        Bottom bottom = new Bottom(newer == null ? null : Cursor.following(newer), null);
        return new PageWalk(paging, Map.copyOf(rest), bottom, start);
    }

    private static int limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit > 0) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            // Told below.
        }
        throw new IllegalArgumentException("parameter limit is " + text + "; give a number of rows above 0");
    }

    /** The same walk, ending at the oldest row that has at least this cursor. */
    public PageWalk downTo(String cursor) {
        boolean higher = bottom.floor == null || Cursor.compare(cursor, bottom.floor) > 0;
        return new PageWalk(paging, parameters, new Bottom(higher ? cursor : bottom.floor, bottom.last), state);
    }

    /** The same walk, beginning at the newest row that is older than this cursor. */
    public PageWalk startingBelow(String cursor) {
        boolean lower = !Cursor.ordered(state.ceiling) || Cursor.compare(cursor, state.ceiling) < 0;
        State from = new State(cursor, state.limit, state.largest, Set.of(), state.flipped);
        return lower ? at(from) : this;
    }

    /**
     * The same walk, for a list that was walked before: a page that is not full and ends with this row is the last one. So
     * walking a short list again is one call.
     *
     * @param id of the row behind which nothing was found; {@code null}: not known
     */
    public PageWalk endingWith(String id) {
        return new PageWalk(paging, parameters, new Bottom(bottom.floor, id), state);
    }

    /** Parameters of the next page. */
    public Map<String, String> request() {
        Map<String, String> request = new LinkedHashMap<>(parameters);
        if (state.ceiling != null) {
            request.put(older(paging, state.flipped), state.ceiling);
        }
        if (state.limit > 0) {
            request.put(LIMIT, Integer.toString(state.limit));
        }
        return request;
    }

    /** Name of the cursor that asks for older rows, or the other one. */
    private static String older(Paging paging, boolean otherOne) {
        return paging.reversed() == otherOne ? "after" : "before";
    }

    /**
     * Takes in the page that was asked for with {@link #request()}.
     *
     * @throws IllegalStateException when its rows have no cursor, so that there is no next page to ask for
     */
    public Step read(List<RowKey> page) {
        List<Integer> fresh = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < page.size(); i++) {
            RowKey row = page.get(i);
            if (below(row.cursor())
                    && !underFloor(row.cursor())
                    && !state.met.contains(row.id())
                    && ids.add(row.id())) {
                fresh.add(i);
            }
        }
        if (page.isEmpty()) {
            return new Step(fresh, null, null, true);
        }
        if (page.stream().anyMatch(row -> reachesFloor(row.cursor())) || isKnownEnd(page)) {
            return new Step(fresh, null, null, false);
        }
        return fresh.isEmpty() ? withoutNews(page) : new Step(fresh, onwards(page), null, false);
    }

    private PageWalk onwards(List<RowKey> page) {
        String oldest = oldest(page);
        if (oldest == null) {
            throw new IllegalStateException("its rows have no " + paging.cursor()
                    + ", so the next page cannot be asked for; read it with paginate=none"
                    + (paging.timeRange() ? ", by begin and end" : ""));
        }
        boolean ordered = Cursor.ordered(oldest);
        String ceiling = ordered && paging.sharedCursor() ? Cursor.following(oldest) : oldest;
        Set<String> met = new HashSet<>();
        if (ceiling.equals(state.ceiling)) {
            met.addAll(state.met);
        }
        page.stream()
                .filter(row -> !ordered || !Cursor.ordered(row.cursor()) || Cursor.compare(row.cursor(), ceiling) < 0)
                .forEach(row -> met.add(row.id()));
        int largest = Math.max(state.largest, page.size());
        return at(new State(ceiling, state.limit, largest, Set.copyOf(met), state.flipped));
    }

    /** The end, unless a whole page is filled by rows of one time, or the cursors turn out to work the other way. */
    private Step withoutNews(List<RowKey> page) {
        String ceiling = state.ceiling;
        boolean noneBelow = page.stream().noneMatch(row -> below(row.cursor()));
        if (paging.reversed() && !state.flipped && ceiling != null && noneBelow) {
            // Only the documentation says that these two lists are reversed. If it is wrong, the list would end here.
            return onWith(new State(ceiling, state.limit, state.largest, state.met, true), null);
        }
        boolean oneTime = paging.sharedCursor()
                && ceiling != null
                && page.stream().allMatch(row -> Cursor.preceding(ceiling).equals(row.cursor()));
        if (!oneTime) {
            return new Step(List.of(), null, null, true);
        }
        boolean full = page.size() >= state.limit;
        if (full && state.limit < paging.maxLimit()) {
            return onWith(new State(ceiling, paging.maxLimit(), state.largest, state.met, state.flipped), null);
        }
        String time = Cursor.preceding(ceiling);
        return onWith(new State(time, state.limit, state.largest, Set.of(), state.flipped), full ? time : null);
    }

    private Step onWith(State next, String crowded) {
        return new Step(List.of(), at(next), crowded, false);
    }

    private PageWalk at(State next) {
        return new PageWalk(paging, parameters, bottom, next);
    }

    /**
     * Whether more rows would fit on the page. Should BloFin give less than it documents, its own default and the pages so
     * far tell what a full page is.
     */
    private boolean isShort(List<RowKey> page) {
        return page.size() < Math.min(state.limit, Math.max(paging.defaultLimit(), state.largest));
    }

    private boolean isKnownEnd(List<RowKey> page) {
        return isShort(page) && page.get(page.size() - 1).id().equals(bottom.last);
    }

    private boolean below(String cursor) {
        boolean known = Cursor.ordered(cursor) && Cursor.ordered(state.ceiling);
        return !known || Cursor.compare(cursor, state.ceiling) < 0;
    }

    private boolean underFloor(String cursor) {
        return bottom.floor != null && Cursor.ordered(cursor) && Cursor.compare(cursor, bottom.floor) < 0;
    }

    /** Whether nothing that is wanted can follow this row. */
    private boolean reachesFloor(String cursor) {
        return underFloor(cursor) || (!paging.sharedCursor() && bottom.floor != null && bottom.floor.equals(cursor));
    }

    /** The lowest; where this side knows no order, the last one that there is. */
    private static String oldest(List<RowKey> page) {
        String oldest = null;
        for (RowKey row : page) {
            boolean lower = Cursor.ordered(row.cursor())
                    && (!Cursor.ordered(oldest) || Cursor.compare(row.cursor(), oldest) < 0);
            if (lower || (row.cursor() != null && !Cursor.ordered(oldest))) {
                oldest = row.cursor();
            }
        }
        return oldest;
    }
}
