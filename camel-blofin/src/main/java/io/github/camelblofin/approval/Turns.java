package io.github.camelblofin.approval;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Runs steps one after the other: the next begins when the one before it has completed, well or not. Blocks nobody. */
final class Turns {
    /** Completes with the last step. Guarded by this. */
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

    /** Runs a step when its turn has come; completes with what it gives, or what it throws. */
    <T> CompletionStage<T> next(Supplier<CompletionStage<T>> step) {
        CompletableFuture<T> result = new CompletableFuture<>();
        CompletableFuture<Void> over = new CompletableFuture<>();
        CompletionStage<?> before;
        synchronized (this) {
            before = last;
            last = over;
        }
        before.whenComplete((done, ignored) -> begin(step).whenComplete((value, failure) -> {
            // The next step begins first: who hears of this one may ask for another, which then waits its turn.
            over.complete(null);
            if (failure == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(failure);
            }
        }));
        return result;
    }

    private static <T> CompletionStage<T> begin(Supplier<CompletionStage<T>> step) {
        try {
            return step.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
