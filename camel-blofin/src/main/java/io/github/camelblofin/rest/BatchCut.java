package io.github.camelblofin.rest;

import io.github.camelblofin.api.Batch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts a list into what BloFin takes at once: items that agree where they must, not too many. Items of one kind keep
 * their order; kinds go in the order in which they first appear.
 */
final class BatchCut {
    private BatchCut() {}

    /** Places of the items of each call; one call where the list can go as it is. */
    static List<List<Integer>> of(List<Map<String, Object>> items, Batch rule) {
        Map<List<String>, List<Integer>> kinds = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            kinds.computeIfAbsent(kind(items.get(i), rule), ignored -> new ArrayList<>())
                    .add(i);
        }
        List<List<Integer>> calls = new ArrayList<>();
        for (List<Integer> kind : kinds.values()) {
            for (int from = 0; from < kind.size(); from += rule.limit()) {
                calls.add(List.copyOf(kind.subList(from, Math.min(kind.size(), from + rule.limit()))));
            }
        }
        return calls;
    }

    private static List<String> kind(Map<String, Object> item, Batch rule) {
        List<String> kind = new ArrayList<>();
        rule.equal().forEach(field -> kind.add(text(item.get(field))));
        kind.add(rule.ids().stream()
                .filter(id -> !text(item.get(id)).isBlank())
                .findFirst()
                .orElse(""));
        return kind;
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
