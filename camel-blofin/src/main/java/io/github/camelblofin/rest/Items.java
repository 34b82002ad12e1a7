package io.github.camelblofin.rest;

import io.github.camelblofin.api.RetryAdvice;
import io.github.camelblofin.error.ItemOutcome;
import io.github.camelblofin.error.ItemResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Finds the results of single items in the answer to a write: an item without a code was done. */
final class Items {
    private Items() {}

    /**
     * One result a row that is an object, in BloFin's order.
     *
     * @param repeatable whether an item with an ambiguous code may simply be sent again
     */
    static List<ItemResult> of(Envelope envelope, boolean repeatable, UnaryOperator<String> clean) {
        if (!envelope.hasData()) {
            return List.of();
        }
        try {
            List<Object> rows = envelope.rows(Object.class);
            List<ItemResult> results = new ArrayList<>(rows.size());
            for (Object row : rows) {
                if (row instanceof Map<?, ?> fields) {
                    results.add(result(results.size(), fields, repeatable, clean));
                }
            }
            return results;
        } catch (IOException e) {
            throw new IllegalStateException("data was read once and cannot be read again", e);
        }
    }

    private static ItemResult result(int index, Map<?, ?> fields, boolean repeatable, UnaryOperator<String> clean) {
        String code = text(fields.get("code"));
        String message = clean.apply(text(fields.get("msg")));
        Map<String, Object> answer = new LinkedHashMap<>();
        fields.forEach((name, value) -> answer.put(String.valueOf(name), value));
        return new ItemResult(index, outcome(code, message, repeatable), code, message, answer);
    }

    private static ItemOutcome outcome(String code, String message, boolean repeatable) {
        if (code == null) {
            return ItemOutcome.DONE;
        }
        Verdict verdict = Verdict.ofItem(code, message);
        if (verdict.good()) {
            return ItemOutcome.DONE;
        }
        return verdict.retry() == RetryAdvice.AMBIGUOUS && !repeatable ? ItemOutcome.UNKNOWN : ItemOutcome.FAILED;
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
