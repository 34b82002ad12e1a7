package io.github.camelblofin.rest;

import io.github.camelblofin.api.Priority;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.ItemOutcome;
import io.github.camelblofin.error.ItemResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Keeps what became of every item of a batch that goes out in several calls. Used by one thread at a time; a function of
 * what it is told.
 */
final class BatchLedger {
    private static final String SILENT = "BloFin's answer does not tell";

    private final Request request;
    private final List<String> ids;
    /** Whether BloFin must name what it made. */
    private final boolean mustName;

    private final ItemResult[] results;
    /** Rows of the answers, by the place of their item; {@code null} where there is none. */
    private final String[] rows;

    BatchLedger(Request request) {
        this.request = request;
        this.ids = ids(request.target());
        this.mustName = request.target().priority() == Priority.PLACE
                && !request.target().repeatable();
        int size = request.items().size();
        this.rows = new String[size];
        this.results = new ItemResult[size];
        Arrays.setAll(results, index -> result(index, ItemOutcome.NOT_SENT, null, null));
    }

    private static List<String> ids(Target target) {
        return target.operation().stream()
                .flatMap(operation -> Stream.concat(
                        operation.clientIdField().stream(),
                        operation.batching().stream().flatMap(rule -> rule.ids().stream())))
                .toList();
    }

    private static ItemResult result(int index, ItemOutcome outcome, String code, String message) {
        return new ItemResult(index, outcome, code, message, Map.of());
    }

    /**
     * BloFin answered. An answer that tells of no item means that all were done, and so does a row without a code; but what
     * was placed has an id, so there a row without both says nothing.
     */
    void answered(Request.Part part, Answer answer) {
        List<ItemResult> said = answer.items();
        List<String> texts = answer.rowTexts();
        if (said.size() != texts.size()) {
            // Some row is no object: what it says of its item, nobody can tell.
            part.indices()
                    .forEach(index -> results[index] =
                            result(index, ItemOutcome.UNKNOWN, null, "BloFin's answer cannot be read item by item"));
            return;
        }
        if (said.isEmpty()) {
            ItemOutcome all = mustName ? ItemOutcome.UNKNOWN : ItemOutcome.DONE;
            part.indices().forEach(index -> results[index] = result(index, all, null, mustName ? SILENT : null));
            return;
        }
        List<Map<String, Object>> sent =
                part.indices().stream().map(request.items()::get).toList();
        int[] rowOf =
                RowMatch.rowOfItem(sent, said.stream().map(ItemResult::answer).toList(), ids);
        for (int item = 0; item < rowOf.length; item++) {
            int index = part.indices().get(item);
            int row = rowOf[item];
            boolean silent = row < 0 || (mustName && said.get(row).done() && namesNothing(said.get(row)));
            results[index] = silent
                    ? result(index, ItemOutcome.UNKNOWN, null, SILENT)
                    : said.get(row).at(index);
            rows[index] = silent ? null : texts.get(row);
        }
    }

    /** Whether it has no code and no id of BloFin's. The caller's own id is an echo, not an answer. */
    private boolean namesNothing(ItemResult row) {
        return row.code() == null
                && row.answer().entrySet().stream()
                        .noneMatch(field -> field.getKey().endsWith("Id")
                                && !field.getKey().equals("instId")
                                && !ids.contains(field.getKey())
                                && field.getValue() != null
                                && !field.getValue().toString().isBlank());
    }

    /** The whole call failed. */
    void failed(Request.Part part, BlofinException failure) {
        ItemOutcome outcome = ItemOutcome.NOT_SENT;
        if (failure.outcomeUnknown()) {
            outcome = ItemOutcome.UNKNOWN;
        } else if (failure.code().isPresent()) {
            outcome = ItemOutcome.FAILED;
        }
        for (int index : part.indices()) {
            results[index] = result(
                    index,
                    outcome,
                    failure.code().orElse(null),
                    failure.exchangeMessage().orElse(null));
        }
    }

    /** Whether nothing is open, so that the next call may go out. */
    boolean clear() {
        return Arrays.stream(results).noneMatch(result -> result.outcome() == ItemOutcome.UNKNOWN);
    }

    List<ItemResult> results() {
        return List.of(results);
    }

    boolean all(ItemOutcome outcome) {
        return Arrays.stream(results).allMatch(result -> result.outcome() == outcome);
    }

    /** Whether everything was sent and each item's row, if BloFin sent rows, can be handed on. */
    boolean complete() {
        return Arrays.stream(results)
                .allMatch(result -> rows[result.index()] != null || result.outcome() == ItemOutcome.DONE);
    }

    /** The row about an item; {@code null} where none can be told to be. */
    String row(int index) {
        return rows[index];
    }

    /** All rows that came, in the order of the request. */
    List<String> rows() {
        List<String> all = new ArrayList<>(Arrays.asList(rows));
        all.removeIf(Objects::isNull);
        return all;
    }
}
