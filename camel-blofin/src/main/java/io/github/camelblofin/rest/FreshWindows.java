package io.github.camelblofin.rest;

import io.github.camelblofin.error.BlofinException;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * What one read of a list found, oldest first, a window of rows at a time. BloFin lists newest first, so the list is walked
 * to its end once; of rows that do not fit into the window it only remembers where to begin again. However many rows there
 * are, no more than a window of them is held.
 *
 * <p>For one thread at a time.
 */
public final class FreshWindows {
    private final PagedList list;
    private final RepeatedWalk walks;
    private final Limits limits;
    private final Set<BigInteger> open;
    /** Where the windows that are not held begin, the oldest one last. */
    private final Deque<PageWalk> starts = new ArrayDeque<>();

    private final List<BlofinException> lost = new ArrayList<>();
    private List<PagedList.Row> held = List.of();
    private PollPosition begun;

    /**
     * How much is held.
     *
     * @param keep rows that positions name between reads
     * @param most rows that positions name during a read
     * @param window rows that are held
     */
    record Limits(int keep, int most, int window) {}

    /** @param open cursors of the rows that are still to come */
    FreshWindows(PagedList list, RepeatedWalk walks, Limits limits, Set<BigInteger> open) {
        this.list = list;
        this.walks = walks;
        this.limits = limits;
        this.open = open;
    }

    /**
     * @param ended rows below the mark
     * @param moving whether the mark may move before anything is delivered
     */
    void begin(PollPosition position, List<PagedList.Row> ended, boolean moving) {
        walk(walks.start(position.mark()), position);
        // Only now is it known what the mark must not pass. The rows of this read are not named yet: those that are
        // were
        // there at the read before.
        BigInteger oldest = held.isEmpty() ? null : number(held.get(0));
        begun = moving ? position.trimmed(limits.keep, oldest, open) : position;
        List<PagedList.Row> all = new ArrayList<>(ended);
        all.addAll(held);
        held = all;
    }

    /** Whether delivering all this may move the mark. */
    boolean mayMoveTheMark() {
        return !starts.isEmpty() || begun.named() + held.size() > limits.most;
    }

    /** The position to begin with. */
    public PollPosition begun() {
        return begun;
    }

    /** What cannot be delivered, and why. */
    public List<BlofinException> lost() {
        return List.copyOf(lost);
    }

    /**
     * The next rows; empty when all are done.
     *
     * @param position after dealing with the rows before
     * @throws BlofinException when a page could not be read
     */
    public List<PagedList.Row> next(PollPosition position) {
        while (held.isEmpty() && !starts.isEmpty()) {
            PageWalk start = starts.pop();
            walk(position.mark() == null ? start : start.downTo(position.mark()), position);
        }
        List<PagedList.Row> window = held;
        held = List.of();
        return window;
    }

    /** The position after dealing with a row; see {@link PollPosition#with(RowKey, RowKey, int)}. */
    public PollPosition with(PollPosition position, PagedList.Row row, PagedList.Row next) {
        return position.with(row.key(), next == null ? null : next.key(), limits.most, open);
    }

    private void walk(PageWalk from, PollPosition position) {
        List<PagedList.Row> window = new ArrayList<>();
        PageWalk start = from;
        String oldest = null;
        for (PageWalk next = from; next != null; ) {
            PagedList.Page page = walks.page(next);
            List<PagedList.Row> fresh = page.rows().stream()
                    .filter(row -> row.key().settled()
                            && !position.covers(FreshRows.ordered(list, row).key()))
                    .toList();
            if (!fresh.isEmpty() && !window.isEmpty() && window.size() + fresh.size() > limits.window) {
                starts.push(start);
                window = new ArrayList<>();
                start = next;
            }
            window.addAll(fresh);
            oldest =
                    fresh.isEmpty() ? oldest : fresh.get(fresh.size() - 1).key().cursor();
            if (page.crowded() != null && page.crowded().equals(oldest)) {
                lost.add(list.lost(page.crowded()));
            }
            next = page.next();
        }
        Collections.reverse(window);
        window.sort((a, b) -> number(a).compareTo(number(b)));
        held = window;
    }

    private static BigInteger number(PagedList.Row row) {
        return new BigInteger(row.key().cursor());
    }
}
