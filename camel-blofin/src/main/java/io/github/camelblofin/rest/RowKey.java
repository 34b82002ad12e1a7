package io.github.camelblofin.rest;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.Paging;
import io.github.camelblofin.model.BlofinJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What tells a row of a paged list from the others.
 *
 * @param cursor the text that pages are asked with: digits of an id or a time; {@code null} when the row has none
 * @param id the same for the same row in every answer, different for different rows
 * @param settled whether the row stays as it is: all but the candle that is still growing
 */
public record RowKey(String cursor, String id, boolean settled) {
    /** What BloFin calls "bill id" on an operation whose rows it does not document. */
    private static final List<String> UNDOCUMENTED = List.of("billId", "id");

    private static final int DIGEST_BYTES = 12;

    /**
     * Reads the key of a row.
     *
     * @param operation a paged one
     * @param row a Map of BloFin's fields, or a list of columns
     */
    public static RowKey of(Operation operation, Object row) {
        Paging paging = operation.paging().orElseThrow();
        if (row instanceof List<?> columns && !columns.isEmpty()) {
            String time = String.valueOf(columns.get(0));
            // Bars differ in their columns, but the last one always says whether the candle is finished.
            return new RowKey(time, time, !"0".equals(String.valueOf(columns.get(columns.size() - 1))));
        }
        String cursor = cursor(paging, row);
        String id = paging.sharedCursor() ? id(row, paging.rowId()) : cursor;
        return new RowKey(cursor, id == null ? digest(row) : id, true);
    }

    /** What an account trades with itself has two fills of one trade id, so there it takes two fields. */
    private static String id(Object row, String names) {
        if (names.indexOf('/') < 0) {
            return field(row, names);
        }
        String id = Arrays.stream(names.split("/"))
                .map(name -> field(row, name))
                .filter(value -> value != null)
                .collect(Collectors.joining("/"));
        return id.isEmpty() ? null : id;
    }

    private static String cursor(Paging paging, Object row) {
        String documented = field(row, paging.cursor());
        if (documented != null || !paging.cursor().contains(" ")) {
            return documented;
        }
        return UNDOCUMENTED.stream()
                .map(name -> field(row, name))
                .filter(value -> value != null)
                .findFirst()
                .orElse(null);
    }

    private static String field(Object row, String name) {
        Object value = row instanceof Map<?, ?> fields ? fields.get(name) : null;
        return value == null || value.toString().isEmpty() ? null : value.toString();
    }

    /** A row without an id is known by all that it says. */
    static String digest(Object row) {
        try {
            byte[] all = MessageDigest.getInstance("SHA-256")
                    .digest(BlofinJson.toText(row).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(all, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
