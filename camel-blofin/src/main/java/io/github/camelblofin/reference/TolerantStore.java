package io.github.camelblofin.reference;

import io.github.camelblofin.time.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the best of a store that may be away: nothing here ever fails or takes longer than a second. That it is away is
 * logged once, that it is back too; in between it is tried every ten seconds. Safe for any thread.
 */
final class TolerantStore implements ReferenceStore {
    /** Always empty. */
    static final ReferenceStore NONE = new Nothing();

    private static final Logger LOG = LoggerFactory.getLogger(TolerantStore.class);
    private static final long PATIENCE_MILLIS = 1_000;
    private static final long PAUSE_NANOS = Duration.ofSeconds(10).toNanos();

    private final ReferenceStore store;
    private final Ticker ticker;
    private final AtomicBoolean away = new AtomicBoolean();
    /** Moment on the monotonic clock; the store is not tried before, as long as it is away. */
    private final AtomicLong nextTry = new AtomicLong();

    TolerantStore(ReferenceStore store, Ticker ticker) {
        this.store = store;
        this.ticker = ticker;
    }

    @Override
    public CompletionStage<Optional<String>> get(String key) {
        return tried(() -> store.get(key), Optional.empty());
    }

    @Override
    public CompletionStage<Void> put(String key, String json, Duration lifetime) {
        return tried(() -> store.put(key, json, lifetime), null);
    }

    private <T> CompletionStage<T> tried(Supplier<CompletionStage<T>> step, T otherwise) {
        if (away.get() && ticker.nanos() - nextTry.get() < 0) {
            return CompletableFuture.completedFuture(otherwise);
        }
        try {
            // A copy, so that the time limit does not end the store's own stage.
            return step.get()
                    .thenApply(value -> value)
                    .toCompletableFuture()
                    .orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                    .handle((value, failure) -> settled(value == null ? otherwise : value, otherwise, failure));
        } catch (RuntimeException failure) {
            return CompletableFuture.completedFuture(settled(otherwise, otherwise, failure));
        }
    }

    private <T> T settled(T value, T otherwise, Throwable failure) {
        if (failure == null) {
            if (away.compareAndSet(true, false)) {
                LOG.info("The reference store is back");
            }
            return value;
        }
        nextTry.set(ticker.nanos() + PAUSE_NANOS);
        if (away.compareAndSet(false, true)) {
            LOG.warn(
                    "The reference store is away ({}): reference data is kept in this process only until it is back",
                    ReferenceLoader.cause(failure).toString());
        }
        return otherwise;
    }

    private static final class Nothing implements ReferenceStore {
        @Override
        public CompletionStage<Optional<String>> get(String key) {
            return CompletableFuture.completedFuture(Optional.empty());
        }

        @Override
        public CompletionStage<Void> put(String key, String json, Duration lifetime) {
            return CompletableFuture.completedFuture(null);
        }
    }
}
