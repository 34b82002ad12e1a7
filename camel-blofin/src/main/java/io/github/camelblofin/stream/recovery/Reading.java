package io.github.camelblofin.stream.recovery;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** What to read, decided by a {@link Memory} and fixed from then on: it may be started again when it failed. */
record Reading(Occasion occasion, long floor, long watermark, Start start) {
    /** Makes the calls. */
    @FunctionalInterface
    interface Start {
        CompletionStage<List<Object>> with(Reads reads);
    }
}
