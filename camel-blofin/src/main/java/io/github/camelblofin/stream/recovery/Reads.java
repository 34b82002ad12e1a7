package io.github.camelblofin.stream.recovery;

import io.github.camelblofin.api.Operation;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** Reads lists of BloFin's for recovery. Safe for any thread and never blocks. */
@FunctionalInterface
public interface Reads {
    /**
     * The rows of an operation, newest first where it is paged, as its records.
     *
     * @param parameters by BloFin's name
     * @param enough whether nothing beyond the page with this row is wanted, where it is paged
     * @return fails with a {@code BlofinException}; may complete on any thread
     */
    CompletionStage<List<Object>> rows(Operation operation, Map<String, String> parameters, Predicate<Object> enough);
}
