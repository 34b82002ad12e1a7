package io.github.camelblofin.rest;

import io.github.camelblofin.api.ErrorClass;
import io.github.camelblofin.api.ErrorCode;
import io.github.camelblofin.error.BlofinAuthenticationException;
import io.github.camelblofin.time.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/**
 * A signed call that is signed and sent once more when BloFin refused it because of its timestamp: such a call was not
 * accepted, writes included, and the refusal itself told the time. A second refusal is the caller's. Both attempts share
 * one time limit; with less than a quarter of it left there is no second one, since it might end without an answer.
 * Cancelling abandons the attempt under way.
 */
final class ResignedCall extends CompletableFuture<Answer> {
    private final BiFunction<Call, Runnable, CompletableFuture<Answer>> sender;
    private final Call call;
    private final long limitNanos;
    private final Ticker ticker;
    /** When the first attempt had its turn; what it waited before does not count. Written before its answer can come. */
    private volatile long start;
    /** Written by whoever starts an attempt, read by whoever cancels. */
    private volatile CompletableFuture<Answer> attempt;

    private ResignedCall(
            BiFunction<Call, Runnable, CompletableFuture<Answer>> sender, Call call, Duration limit, Ticker ticker) {
        this.sender = sender;
        this.call = call;
        this.limitNanos = limit.toNanos();
        this.ticker = ticker;
        this.start = ticker.nanos();
    }

    /** @param sender makes one attempt; runs what it is given when that has its turn */
    static CompletableFuture<Answer> start(
            BiFunction<Call, Runnable, CompletableFuture<Answer>> sender, Call call, Duration limit, Ticker ticker) {
        ResignedCall whole = new ResignedCall(sender, call, limit, ticker);
        whole.attempt(call, true);
        return whole;
    }

    private void attempt(Call signed, boolean first) {
        CompletableFuture<Answer> now = sender.apply(signed, first ? this::begin : () -> {});
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

    private void begin() {
        start = ticker.nanos();
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
