package io.github.camelblofin.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelblofin.model.BlofinJson;
import java.math.BigInteger;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which rows of a list were dealt with: all below a mark, and of those from the mark on the ones that are named. Rows that
 * enter the list late, below newer ones, are thus seen as long as the mark is below them: an order is listed in the history
 * when it ends, at the place of its beginning. What the mark passes while it is open is remembered, as expected. Bounded:
 * the mark follows the newest rows at a distance. Never passes a row that was not dealt with. Immutable.
 *
 * <p>Its text is JSON: {@code {"v":1,"mark":"…","seen":["cursor","cursor id",…],"expected":["cursor",…]}}, where an id that
 * is the cursor is left out, and expected where there is none.
 */
public final class PollPosition {
    private static final Comparator<Seen> OLDEST_FIRST =
            Comparator.comparing(Seen::number).thenComparing(Seen::id);

    /** Nothing was dealt with. */
    public static final PollPosition START = new PollPosition(null, List.of(), List.of());

    private final String mark;
    private final NavigableSet<Seen> seen = new TreeSet<>(OLDEST_FIRST);
    /** Cursors below the mark whose rows are still to come. */
    private final NavigableSet<BigInteger> expected = new TreeSet<>();

    /** A row that was dealt with. */
    private record Seen(BigInteger number, String id) {
        static Seen of(String cursor, String id) {
            return new Seen(new BigInteger(cursor), id);
        }

        String cursor() {
            return number.toString();
        }
    }

    private PollPosition(String mark, Iterable<Seen> seen, Iterable<BigInteger> expected) {
        this.mark = mark;
        seen.forEach(this.seen::add);
        expected.forEach(this.expected::add);
    }

    /**
     * After looking at a list without dealing with its rows: only what comes later is new.
     *
     * @param newest the newest rows, in any order
     * @param complete whether these are all rows of the list
     * @param keep how many rows to remember by id
     */
    public static PollPosition after(List<RowKey> newest, boolean complete, int keep) {
        List<Seen> seen =
                newest.stream().map(row -> Seen.of(row.cursor(), row.id())).toList();
        if (seen.isEmpty()) {
            return START;
        }
        if (complete) {
            return new PollPosition(null, seen, List.of()).trimmed(keep, null, Set.of());
        }
        // Rows that share the oldest cursor may lie beyond.
        Seen oldest = seen.stream().min(OLDEST_FIRST).orElseThrow();
        String above = Cursor.following(oldest.cursor());
        List<Seen> sure = seen.stream()
                .filter(row -> row.number().compareTo(oldest.number()) > 0)
                .toList();
        return new PollPosition(above, sure, List.of()).trimmed(keep, null, Set.of());
    }

    /**
     * Reads the text of a position.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static PollPosition parse(String text) {
        try {
            JsonNode root = BlofinJson.mapper().readTree(text);
            PollPosition position = new PollPosition(
                    root.path("mark").isNull() ? null : root.path("mark").asText(null), List.of(), List.of());
            if (root.path("v").asInt() != 1 || !root.path("seen").isArray()) {
                throw new IllegalArgumentException("is no position of version 1");
            }
            for (JsonNode entry : root.path("seen")) {
                String[] parts = entry.asText().split(" ", 2);
                position.seen.add(Seen.of(parts[0], parts[parts.length - 1]));
            }
            for (JsonNode entry : root.path("expected")) {
                position.expected.add(new BigInteger(entry.asText()));
            }
            if (position.mark != null && !Cursor.ordered(position.mark)) {
                throw new IllegalArgumentException("has a mark that is no number");
            }
            return position;
        } catch (JsonProcessingException | NumberFormatException e) {
            throw new IllegalArgumentException("is no position", e);
        }
    }

    /** The text that {@link #parse} reads; one line. */
    public String text() {
        ObjectNode root = BlofinJson.mapper().createObjectNode().put("v", 1).put("mark", mark);
        var list = root.putArray("seen");
        for (Seen row : seen) {
            list.add(row.cursor().equals(row.id()) ? row.id() : row.cursor() + " " + row.id());
        }
        if (!expected.isEmpty()) {
            var open = root.putArray("expected");
            expected.forEach(cursor -> open.add(cursor.toString()));
        }
        return root.toString();
    }

    /** The oldest cursor that matters; {@code null}: all do. */
    public String mark() {
        return mark;
    }

    /** Cursors below the mark whose rows are still to come; not to be changed. */
    NavigableSet<BigInteger> expected() {
        return Collections.unmodifiableNavigableSet(expected);
    }

    /** How many rows are named. */
    int named() {
        return seen.size();
    }

    /** Whether the row was dealt with. */
    public boolean covers(RowKey row) {
        Seen wanted = Seen.of(row.cursor(), row.id());
        return underMark(wanted.number()) ? !expected.contains(wanted.number()) : seen.contains(wanted);
    }

    private boolean underMark(BigInteger cursor) {
        return mark != null && cursor.compareTo(new BigInteger(mark)) < 0;
    }

    /**
     * After dealing with a row.
     *
     * @param next the oldest row that is still to be dealt with, which the mark must not pass; {@code null}: none
     * @param keep how many rows to remember by id; more where rows share a cursor
     */
    public PollPosition with(RowKey row, RowKey next, int keep) {
        return with(row, next, keep, Set.of());
    }

    /** @param open cursors of rows that are still to come, which are expected once the mark has passed them */
    PollPosition with(RowKey row, RowKey next, int keep, Set<BigInteger> open) {
        Seen done = Seen.of(row.cursor(), row.id());
        if (underMark(done.number())) {
            return withoutExpecting(Set.of(done.number()));
        }
        PollPosition position = new PollPosition(mark, seen, expected);
        position.seen.add(done);
        return position.trimmed(keep, next == null ? null : new BigInteger(next.cursor()), open);
    }

    /** The same, where these rows are not to come any more. */
    PollPosition withoutExpecting(Set<BigInteger> cursors) {
        PollPosition position = new PollPosition(mark, seen, expected);
        position.expected.removeAll(cursors);
        return position;
    }

    /** The same, where all of these that are below the mark are still to come. */
    PollPosition expecting(NavigableSet<BigInteger> open) {
        PollPosition position = new PollPosition(mark, seen, expected);
        if (mark != null) {
            position.expected.addAll(open.headSet(new BigInteger(mark), false));
        }
        return position;
    }

    /**
     * Moves the mark up, whole groups of equal cursors at a time.
     *
     * @param limit which the mark must not pass; {@code null}: none
     * @param open as in {@link #with}
     */
    PollPosition trimmed(int keep, BigInteger limit, Set<BigInteger> open) {
        NavigableSet<Seen> kept = new TreeSet<>(seen);
        String moved = mark;
        while (kept.size() > keep) {
            BigInteger lowest = kept.first().number();
            List<Seen> group =
                    kept.stream().takeWhile(row -> row.number().equals(lowest)).toList();
            if (kept.size() - group.size() < keep || (limit != null && lowest.compareTo(limit) >= 0)) {
                break;
            }
            kept.removeAll(group);
            BigInteger above =
                    kept.isEmpty() ? lowest.add(BigInteger.ONE) : kept.first().number();
            moved = (limit == null ? above : above.min(limit)).toString();
        }
        PollPosition position = new PollPosition(moved, kept, expected);
        for (BigInteger cursor : open) {
            // What the mark passed only now. What it passed before is expected already, or was dealt with.
            if (position.underMark(cursor) && !underMark(cursor) && !names(cursor)) {
                position.expected.add(cursor);
            }
        }
        return position;
    }

    private boolean names(BigInteger cursor) {
        Seen from = new Seen(cursor, "");
        Seen found = seen.ceiling(from);
        return found != null && found.number().equals(cursor);
    }

    @Override
    public String toString() {
        return text();
    }
}
