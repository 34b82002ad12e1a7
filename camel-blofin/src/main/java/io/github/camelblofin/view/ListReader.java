package io.github.camelblofin.view;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Reads BloFin's whole list of what a sheet shows. Safe for any thread and never blocks. */
@FunctionalInterface
public interface ListReader {
    /** Fails with a {@code BlofinException}; may complete on any thread. */
    CompletionStage<List<Row>> read();
}
