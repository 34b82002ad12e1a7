package io.github.camelblofin.rest;

import io.github.camelblofin.time.WallClock;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The list of what is open, such as pending orders: what is not open any more has ended, and is looked up in the list of
 * endings at its place. BloFin lists an ending some time after it; one that is not listed for {@link #PATIENCE} is given up
 * with a warning.
 *
 * <p>Waits for BloFin on the caller's thread. For one thread at a time.
 */
public final class OpenRows {
    private static final Logger LOG = LoggerFactory.getLogger(OpenRows.class);
    /** An arbitrary choice: users saw orders listed after seconds. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private final RepeatedWalk walks;
    private final WallClock clock;
    private final boolean all;
    /** When a row was first neither open nor listed. */
    private final Map<BigInteger, Instant> missing = new HashMap<>();

    /** What is open, by cursor. */
    record Picture(NavigableSet<BigInteger> open) {
        static final Picture NOTHING = new Picture(new TreeSet<>());

        /** What is open here or there. */
        Set<BigInteger> and(Picture other) {
            Set<BigInteger> both = new HashSet<>(open);
            both.addAll(other == null ? Set.of() : other.open);
            return both;
        }
    }

    /**
     * What became of expected rows that are not open.
     *
     * @param rows those that are listed, oldest first
     * @param never cursors of those that are given up
     */
    record Found(List<PagedList.Row> rows, Set<BigInteger> never) {}

    /** @param all whether all that ends is listed; else what is not listed is no news */
    public OpenRows(PagedList list, WallClock clock, boolean all) {
        this.walks = new RepeatedWalk(list);
        this.clock = clock;
        this.all = all;
    }

    Picture read() {
        NavigableSet<BigInteger> open = new TreeSet<>();
        for (PageWalk next = walks.start(null); next != null; ) {
            PagedList.Page page = walks.page(next);
            page.rows().stream()
                    .map(row -> row.key().cursor())
                    .filter(Cursor::ordered)
                    .forEach(cursor -> open.add(new BigInteger(cursor)));
            next = page.next();
        }
        return new Picture(open);
    }

    /** @param endings the list that rows enter when they end */
    Found ended(Set<BigInteger> expected, Picture picture, PagedList endings) {
        NavigableSet<BigInteger> gone = new TreeSet<>(expected);
        gone.removeAll(picture.open());
        List<PagedList.Row> rows = listed(gone, endings.tolerant());
        NavigableSet<BigInteger> unlisted = new TreeSet<>(gone);
        rows.forEach(row -> unlisted.remove(new BigInteger(row.key().cursor())));
        missing.keySet().retainAll(unlisted);
        Instant now = clock.instant();
        Set<BigInteger> never = new HashSet<>();
        for (BigInteger cursor : unlisted) {
            Instant since = missing.computeIfAbsent(cursor, first -> now);
            if (!now.isBefore(since.plus(PATIENCE))) {
                never.add(cursor);
                giveUp(cursor, endings);
            }
        }
        return new Found(rows, never);
    }

    private void giveUp(BigInteger cursor, PagedList endings) {
        if (all) {
            LOG.warn(
                    "blofin:{}: {} was open, and for {} is neither open nor listed: look for it yourself",
                    endings.path(),
                    cursor,
                    PATIENCE);
        } else {
            LOG.debug("blofin:{}: {} ended and does not match what is asked for", endings.path(), cursor);
        }
    }

    /** One page for those that are close to each other. */
    private static List<PagedList.Row> listed(NavigableSet<BigInteger> gone, PagedList endings) {
        List<PagedList.Row> rows = new ArrayList<>();
        NavigableSet<BigInteger> rest = gone;
        while (!rest.isEmpty()) {
            BigInteger highest = rest.last();
            PageWalk walk = endings.walk().startingBelow(Cursor.following(highest.toString()));
            PagedList.Page page = endings.fetch(walk);
            while (page.rows().isEmpty() && page.next() != null) {
                page = endings.fetch(page.next());
            }
            BigInteger oldest = highest;
            for (PagedList.Row row : page.rows()) {
                BigInteger cursor =
                        new BigInteger(FreshRows.ordered(endings, row).key().cursor());
                boolean placed = row.key().id().equals(row.key().cursor());
                if (placed && rest.contains(cursor)) {
                    rows.add(0, row);
                }
                oldest = oldest.min(cursor);
            }
            rest = page.rows().isEmpty() ? new TreeSet<>() : rest.headSet(oldest, false);
        }
        return rows;
    }
}
