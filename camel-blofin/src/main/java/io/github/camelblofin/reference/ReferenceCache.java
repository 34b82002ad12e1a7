package io.github.camelblofin.reference;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * Keeps answers of one kind. However many ask at once, one call is made. From four fifths of its life on an answer that is
 * asked for is read anew in the background, and the old one given until the new one is there; nobody waits for data that is
 * in use. A failure reaches those who waited for it and is not kept. At most 1,000 answers. Safe for any thread and never
 * blocks.
 */
final class ReferenceCache {
    private static final long MOST = 1_000;

    private final ReferenceLoader loader;
    private final AsyncLoadingCache<Question, Held> answers;
    private final LongAdder kept = new LongAdder();

    ReferenceCache(ReferenceLoader loader) {
        this.loader = loader;
        this.answers = Caffeine.newBuilder()
                .maximumSize(MOST)
                .ticker(loader::now)
                .expireAfter(new LifeLeft(loader))
                // What Caffeine has to tidy up is little: no thread of its own for it.
                .executor(Runnable::run)
                .buildAsync(loader);
    }

    /**
     * The answer.
     *
     * @return completes with what is kept and whether it was so already; fails with {@link LoadFailedException}
     */
    CompletableFuture<Found> get(Question question) {
        AtomicBoolean called = new AtomicBoolean();
        CompletableFuture<Held> answer =
                answers.get(question, (asked, executor) -> loader.load(asked, () -> called.set(true)));
        CompletableFuture<Found> found = new CompletableFuture<>();
        CompletionStage<Held> end = answer;
        end.whenComplete((held, failure) -> {
            if (failure != null) {
                // Caffeine does this too, but after those who wait were told: they may ask again at once.
                try {
                    answers.asMap().remove(question, answer);
                } finally {
                    found.completeExceptionally(failure);
                }
                return;
            }
            try {
                if (!called.get()) {
                    kept.increment();
                    refreshIfOld(question, held);
                }
            } finally {
                found.complete(new Found(held, !called.get()));
            }
        });
        return found;
    }

    private void refreshIfOld(Question question, Held held) {
        long now = loader.now();
        if (held.age(now) >= loader.refreshNanos() && !held.paused(now)) {
            // Caffeine makes one call of it, however often this is said.
            answers.synchronous().refresh(question);
        }
    }

    /** Forgets everything, also what is on its way. */
    void clear() {
        answers.synchronous().invalidateAll();
    }

    /** Adds what this cache did. */
    ReferencePicture plus(ReferencePicture others) {
        return new ReferencePicture(
                others.entries() + answers.synchronous().estimatedSize(),
                others.kept() + kept.sum(),
                others.calls() + loader.asked.sum(),
                others.shared() + loader.shared.sum(),
                others.failures() + loader.failures.sum());
    }

    /**
     * What was found.
     *
     * @param kept whether it was there, or on its way, before
     */
    record Found(Held held, boolean kept) {}

    /** An answer from the store has lived already. */
    private record LifeLeft(ReferenceLoader loader) implements Expiry<Question, Held> {
        @Override
        public long expireAfterCreate(Question question, Held held, long now) {
            return Math.max(0, loader.lifetimeNanos() - held.age(now));
        }

        @Override
        public long expireAfterUpdate(Question question, Held held, long now, long left) {
            return expireAfterCreate(question, held, now);
        }

        @Override
        public long expireAfterRead(Question question, Held held, long now, long left) {
            return left;
        }
    }
}
