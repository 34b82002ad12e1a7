package io.github.camelblofin.rest;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.error.Failure;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the rows of a page so that one that does not fit its record, or has no cursor, does not hide the others: it comes
 * with its text and its trouble. A row without a cursor is placed beside its neighbour in the page, so that a position can
 * pass it.
 */
final class TolerantRows {
    private TolerantRows() {}

    static List<PagedList.Row> of(Operation operation, Answer answer, boolean typed) {
        List<Object> plain = answer.plainRows();
        List<?> bodies = typed ? all(answer) : plain;
        List<String> texts = answer.rowTexts();
        List<RowKey> keys = plain.stream().map(row -> RowKey.of(operation, row)).toList();
        List<PagedList.Row> rows = new ArrayList<>(plain.size());
        for (int i = 0; i < plain.size(); i++) {
            String instId = PagedList.instId(plain.get(i));
            RowKey key = keys.get(i);
            String beside = Cursor.ordered(key.cursor()) ? null : neighbour(keys, i);
            if (beside != null) {
                RowKey placed = new RowKey(beside, "unplaced:" + RowKey.digest(plain.get(i)), true);
                rows.add(new PagedList.Row(placed, texts.get(i), instId, unplaced(operation)));
            } else if (bodies != null) {
                rows.add(new PagedList.Row(key, bodies.get(i), instId, null));
            } else {
                rows.add(single(answer, texts.get(i), key, instId));
            }
        }
        return rows;
    }

    /** {@code null} when one of them does not fit. */
    private static List<Object> all(Answer answer) {
        try {
            return answer.rows();
        } catch (BlofinUnavailableException misfit) {
            return null;
        }
    }

    private static PagedList.Row single(Answer answer, String text, RowKey key, String instId) {
        try {
            return new PagedList.Row(key, answer.row(text), instId, null);
        } catch (BlofinUnavailableException misfit) {
            return new PagedList.Row(key, text, instId, misfit);
        }
    }

    /** Cursor of the next older row that has one, else of the next newer one; {@code null} when no row has one. */
    private static String neighbour(List<RowKey> keys, int place) {
        for (int i = place + 1; i < keys.size(); i++) {
            if (Cursor.ordered(keys.get(i).cursor())) {
                return keys.get(i).cursor();
            }
        }
        for (int i = place - 1; i >= 0; i--) {
            if (Cursor.ordered(keys.get(i).cursor())) {
                return keys.get(i).cursor();
            }
        }
        return null;
    }

    private static BlofinException unplaced(Operation operation) {
        String cursor = operation.paging().orElseThrow().cursor();
        String message = operation.path() + ": a row has no number as its " + cursor
                + ", so nobody can tell whether it was delivered before";
        return new BlofinUnavailableException(
                new Failure(operation.path(), null, null, message, false, false, false, null));
    }
}
