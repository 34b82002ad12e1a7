package io.github.camelblofin.stream.recovery;

import io.github.camelblofin.stream.StreamListener;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** One step after the other, without a hop where the first is complete already. */
final class Stages {
    private Stages() {}

    static boolean done(CompletionStage<Void> stage) {
        return stage == StreamListener.DONE || stage.toCompletableFuture().isDone();
    }

    static CompletionStage<Void> then(
            CompletionStage<Void> first, Supplier<CompletionStage<Void>> next, Executor worker) {
        return done(first) ? next.get() : first.thenComposeAsync(nothing -> next.get(), worker);
    }
}
