package io.github.camelblofin.limit;

import io.github.camelblofin.error.BlofinRateLimitException;
import java.util.concurrent.CompletableFuture;

/** Lets calls through as limits allow. Safe for any thread and never blocks. */
@FunctionalInterface
public interface Admission {
    /** Lets everything through, and counts nothing. */
    Admission NONE = turn -> CompletableFuture.completedFuture(Permit.UNCOUNTED);

    /**
     * Completes when the call may be made, at once or later on a thread of the limiter's, which must not be held up. Fails with
     * a {@link BlofinRateLimitException}, which says when it would pass. Cancelling it gives the place in the queue up.
     */
    CompletableFuture<Permit> admit(Turn turn);
}
