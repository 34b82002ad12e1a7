package io.github.camelblofin.rest;

import io.github.camelblofin.api.ErrorClass;
import io.github.camelblofin.api.ErrorCode;
import io.github.camelblofin.error.BlofinAuthenticationException;
import io.github.camelblofin.time.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * A signed call that is signed and sent once more when BloFin refused it because of its timestamp: such a call was not
 * accepted, writes included, and the refusal itself told the time. A second refusal is the caller's. Both attempts share
 * one time limit; with less than a quarter of it left there is no second one, since it might end without an answer.
 * Cancelling abandons the attempt under way.
 */
final class ResignedCall extends CompletableFuture<Answer> {
    private final Function<Call, CompletableFuture<Answer>> sender;
    private final Call call;
    private final long limitNanos;
    private final Ticker ticker;
    private final long start;
    /** Written by whoever starts an attempt, read by whoever cancels. */
    private volatile CompletableFuture<Answer> attempt;

    private ResignedCall(Function<Call, CompletableFuture<Answer>> sender, Call call, Duration limit, Ticker ticker) {
        this.sender = sender;
        this.call = call;
        this.limitNanos = limit.toNanos();
        this.ticker = ticker;
        this.start = ticker.nanos();
    }

    /** @param sender makes one attempt */
    static CompletableFuture<Answer> start(
            Function<Call, CompletableFuture<Answer>> sender, Call call, Duration limit, Ticker ticker) {
        ResignedCall whole = new ResignedCall(sender, call, limit, ticker);
        whole.attempt(call, true);
        return whole;
    }

    private void attempt(Call signed, boolean first) {
        CompletableFuture<Answer> now = sender.apply(signed);
        attempt = now;
        if (isCancelled()) {
            // It was cancelled between two attempts.
            now.cancel(true);
        }
        CompletionStage<Answer> end = now;
        end.whenComplete((answer, failure) -> {
            if (failure == null) {
                complete(answer);
                return;
            }
            try {
                long left = limitNanos - (ticker.nanos() - start);
                if (first && refusedForItsTime(failure) && left > limitNanos / 4 && !isDone()) {
                    attempt(call.within(Duration.ofNanos(left)), false);
                    return;
                }
            } catch (RuntimeException defect) {
                // The second attempt never went out, so the refusal is what became of the call.
                failure.addSuppressed(defect);
            }
            completeExceptionally(failure);
        });
    }

    private static boolean refusedForItsTime(Throwable failure) {
        return failure instanceof BlofinAuthenticationException refusal
                && refusal.code()
                        .flatMap(ErrorCode::find)
                        .filter(line -> line.errorClass() == ErrorClass.CLOCK)
                        .isPresent();
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
        boolean cancelled = super.cancel(mayInterrupt);
        attempt.cancel(mayInterrupt);
        return cancelled;
    }
}
