package io.github.camelblofin.rest;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Says which row of an answer is about which item of the list that was sent: by an id that both carry, the rest by place.
 * BloFin's examples answer in the order of the request, but nothing promises it.
 */
final class RowMatch {
    private static final int NONE = -1;

    private RowMatch() {}

    /**
     * For each item the place of its row; -1 where no row can be told to be its.
     *
     * @param ids fields that name an item, where they are filled
     */
    static int[] rowOfItem(List<Map<String, Object>> items, List<Map<String, Object>> rows, List<String> ids) {
        int[] rowOf = new int[items.size()];
        Arrays.fill(rowOf, NONE);
        boolean[] used = new boolean[rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            int item = itemOf(rows.get(row), items, rowOf, ids);
            if (item != NONE) {
                rowOf[item] = row;
                used[row] = true;
            }
        }
        if (items.size() == rows.size()) {
            fillByPlace(rowOf, used);
        }
        return rowOf;
    }

    private static int itemOf(Map<String, Object> row, List<Map<String, Object>> items, int[] rowOf, List<String> ids) {
        for (String id : ids) {
            String wanted = text(row.get(id));
            for (int item = 0; !wanted.isBlank() && item < items.size(); item++) {
                if (rowOf[item] == NONE && wanted.equals(text(items.get(item).get(id)))) {
                    return item;
                }
            }
        }
        return NONE;
    }

    private static void fillByPlace(int[] rowOf, boolean[] used) {
        int row = 0;
        for (int item = 0; item < rowOf.length; item++) {
            if (rowOf[item] == NONE) {
                while (used[row]) {
                    row++;
                }
                rowOf[item] = row++;
            }
        }
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
