package io.github.camelblofin.rest;

import io.github.camelblofin.api.ErrorClass;
import io.github.camelblofin.api.ErrorCode;
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

    /** One result a row that is an object, in BloFin's order. */
    static List<ItemResult> of(Envelope envelope, UnaryOperator<String> clean) {
        if (!envelope.hasData()) {
            return List.of();
        }
        try {
            List<Object> rows = envelope.rows(Object.class);
            List<ItemResult> results = new ArrayList<>(rows.size());
            for (Object row : rows) {
                if (row instanceof Map<?, ?> fields) {
                    results.add(result(fields, clean));
                }
            }
            return results;
        } catch (IOException e) {
            throw new IllegalStateException("data was read once and cannot be read again", e);
        }
    }

    private static ItemResult result(Map<?, ?> fields, UnaryOperator<String> clean) {
        String code = text(fields.get("code"));
        boolean done = code == null
                || ErrorCode.find(code)
                        .filter(line -> line.errorClass() == ErrorClass.OK)
                        .isPresent();
        Map<String, Object> answer = new LinkedHashMap<>();
        fields.forEach((name, value) -> answer.put(String.valueOf(name), value));
        return new ItemResult(done, code, clean.apply(text(fields.get("msg"))), answer);
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
