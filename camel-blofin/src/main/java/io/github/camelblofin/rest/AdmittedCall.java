package io.github.camelblofin.rest;

import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.limit.Admission;
import io.github.camelblofin.limit.Ending;
import io.github.camelblofin.limit.Permit;
import io.github.camelblofin.limit.Turn;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A call that waits for its turn and is then made. Cancelling gives up its place in the queue, or abandons the call. */
final class AdmittedCall extends CompletableFuture<Answer> {
    private final CompletableFuture<Permit> turn;
    private final Call call;
    private final Failures failures;
    private final Function<Permit, CompletableFuture<Answer>> sender;
    /** The call itself; {@code null} before its turn. Written once, by whoever admits it. */
    private volatile CompletableFuture<Answer> made;

    private AdmittedCall(
            CompletableFuture<Permit> turn,
            Call call,
            Failures failures,
            Function<Permit, CompletableFuture<Answer>> sender) {
        this.turn = turn;
        this.call = call;
        this.failures = failures;
        this.sender = sender;
    }

    /** @param sender makes the call, and tells the permit how it ended */
    static CompletableFuture<Answer> start(
            Admission admission, Call call, Signing by, Function<Permit, CompletableFuture<Answer>> sender) {
        CompletableFuture<Permit> turn = admission.admit(new Turn(
                call.target().path(),
                call.target().rateClass(),
                by.user().orElse(null),
                call.priority(),
                call.patience()));
        AdmittedCall whole = new AdmittedCall(turn, call, new Failures(call, by::hideIn), sender);
        CompletionStage<Permit> told = turn;
        told.whenComplete(whole::go);
        return whole;
    }

    private void go(Permit permit, Throwable refusal) {
        if (refusal != null) {
            Throwable cause =
                    refusal instanceof CompletionException && refusal.getCause() != null ? refusal.getCause() : refusal;
            completeExceptionally(cause instanceof BlofinException ? cause : failures.closed(cause));
            return;
        }
        if (isDone()) {
            permit.end(Ending.UNSENT);
            return;
        }
        if (!call.wanted()) {
            permit.end(Ending.UNSENT);
            completeExceptionally(failures.unwanted());
            return;
        }
        CompletableFuture<Answer> now;
        try {
            now = sender.apply(permit);
        } catch (RuntimeException | Error e) {
            // Nobody else would give the place back, nor tell the caller.
            permit.end(Ending.UNSENT);
            completeExceptionally(failures.unsendable(e.getClass().getSimpleName()));
            return;
        }
        made = now;
        if (isCancelled()) {
            // It was cancelled just when its turn came.
            now.cancel(true);
        }
        CompletionStage<Answer> end = now;
        end.whenComplete((answer, failure) -> {
            if (failure == null) {
                complete(answer);
            } else {
                completeExceptionally(failure);
            }
        });
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
        boolean cancelled = super.cancel(mayInterrupt);
        turn.cancel(mayInterrupt);
        CompletableFuture<Answer> now = made;
        if (now != null) {
            now.cancel(mayInterrupt);
        }
        return cancelled;
    }
}
