package io.github.camelblofin.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is open of one kind, as pushes and lists tell it. Only newer versions replace. BloFin lists rows with a delay of
 * seconds, so a list does not count against what was pushed within {@code settle} before it was asked for: it ends no fresh
 * order, and what a push has ended it never brings back. What a list leaves out for no such reason is gone when a second
 * list leaves it out too. Until lists and pushes agree the sheet is in doubt.
 *
 * <p>No calls, no clocks: times are nanoseconds of a monotonic clock. Owned by one thread at a time.
 */
public final class Sheet {
    private static final long NEVER = Long.MIN_VALUE / 2;
    private static final int MOST_ENDED = 5_000;
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final long settle;
    private final Map<String, Held> open = new LinkedHashMap<>();
    private final Map<String, Ended> ended = new LinkedHashMap<>();
    /** Counts confirmations of the stream, so that a list asked for before the last one is known as such. */
    private int epoch;

    private boolean streaming;
    private long confirmedAt;
    private boolean agreed;
    private boolean begun;
    private long agreedAt;

    /**
     * @param pushedAt when it was pushed last; {@link #NEVER}: known from lists only
     * @param missed whether the last list left it out
     */
    private record Held(Row row, long pushedAt, boolean missed) {}

    /**
     * @param told whether BloFin said so; otherwise lists did not show it any more
     */
    private record Ended(Version last, long at, boolean told) {}

    /** A list was asked for. */
    public record Mark(int epoch, long at) {}

    /**
     * What a list came to.
     *
     * @param agrees whether the rows can be relied on
     * @param again when to ask for the next list; {@code null}: nothing is urgent
     */
    public record Verdict(boolean agrees, Duration again) {}

    /** @param settle longest delay with which BloFin lists a change */
    public Sheet(Duration settle) {
        this.settle = settle.toNanos();
    }

    /** The stream is up, first or again: what happened before may have been missed. */
    public void confirmed(long now) {
        epoch++;
        streaming = true;
        confirmedAt = now;
        agreed = false;
    }

    /** The stream is down. */
    public void interrupted() {
        streaming = false;
        agreed = false;
    }

    /** A push was lost or could not be read. */
    public void doubt() {
        agreed = false;
    }

    /** A pushed row. */
    public void pushed(Row row, long now) {
        Version version = row.version();
        Ended gone = ended.get(version.id());
        Held held = open.get(version.id());
        boolean old = gone != null && gone.told() && !version.after(gone.last(), true);
        if (old || (held != null && !version.after(held.row().version(), true))) {
            return;
        }
        if (version.over()) {
            open.remove(version.id());
            end(version, now, true);
        } else {
            ended.remove(version.id());
            open.put(version.id(), new Held(row, now, false));
        }
    }

    private void end(Version version, long now, boolean told) {
        ended.remove(version.id()); // so that it is the newest of the map
        ended.put(version.id(), new Ended(version, now, told));
        if (ended.size() > MOST_ENDED) {
            Iterator<String> oldest = ended.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** A list is about to be asked for. */
    public Mark begin(long now) {
        return new Mark(epoch, now);
    }

    /**
     * The whole list.
     *
     * @param mark what {@link #begin} gave
     */
    public Verdict merge(Mark mark, List<Row> list, long now) {
        Set<String> listed = new HashSet<>();
        boolean doubts = false;
        for (Row row : list) {
            if (!row.version().over()) {
                listed.add(row.version().id());
                doubts |= !take(row, mark);
            }
        }
        for (Map.Entry<String, Held> entry : List.copyOf(open.entrySet())) {
            doubts |= !listed.contains(entry.getKey()) && !explained(entry.getKey(), entry.getValue(), mark, now);
        }
        boolean settled = mark.epoch() == epoch && mark.at() - confirmedAt >= settle;
        agreed = streaming && settled && !doubts;
        if (agreed) {
            begun = true;
            agreedAt = mark.at();
            return new Verdict(true, null);
        }
        long wait = Math.max(doubts ? AGAIN.toNanos() : 0, settled ? 0 : confirmedAt + settle - now);
        return new Verdict(false, streaming ? Duration.ofNanos(Math.max(0, wait)) : null);
    }

    /** A listed row; whether it fits what is known. */
    private boolean take(Row row, Mark mark) {
        Version version = row.version();
        Held held = open.get(version.id());
        if (held == null) {
            return takeNew(row, mark);
        }
        Version known = held.row().version();
        boolean quiet = quiet(held.pushedAt(), mark);
        boolean older = known.after(version, false);
        boolean replaces = version.after(known, false) || (quiet && !older);
        open.put(version.id(), new Held(replaces ? row : held.row(), held.pushedAt(), false));
        return !older || !quiet;
    }

    private boolean takeNew(Row row, Mark mark) {
        Ended gone = ended.get(row.version().id());
        if (gone != null && gone.told() && !row.version().after(gone.last(), false)) {
            return !quiet(gone.at(), mark);
        }
        if (gone != null && !gone.told() && !quiet(gone.at(), mark)) {
            return false;
        }
        ended.remove(row.version().id());
        open.put(row.version().id(), new Held(row, NEVER, false));
        return true;
    }

    /** Whether it is no wonder that a list leaves this out. */
    private boolean explained(String id, Held held, Mark mark, long now) {
        if (!quiet(held.pushedAt(), mark)) {
            return true;
        }
        if (held.missed()) {
            open.remove(id);
            end(held.row().version(), now, false);
            return true;
        }
        open.put(id, new Held(held.row(), held.pushedAt(), true));
        return false;
    }

    /** Whether a list that was asked for then must show what was pushed at a time. */
    private boolean quiet(long pushedAt, Mark mark) {
        return mark.at() - pushedAt >= settle;
    }

    /** @param trouble why it is not in sync; may be {@code null} */
    SheetPicture picture(String trouble) {
        List<Row> rows = new ArrayList<>(open.size());
        open.values().forEach(held -> rows.add(held.row()));
        return new SheetPicture(List.copyOf(rows), agreed, begun, agreedAt, agreed ? null : trouble);
    }
}
