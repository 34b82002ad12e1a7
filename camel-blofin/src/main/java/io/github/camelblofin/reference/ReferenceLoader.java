package io.github.camelblofin.reference;

import com.github.benmanes.caffeine.cache.AsyncCacheLoader;
import io.github.camelblofin.error.BlofinRateLimitException;
import io.github.camelblofin.rest.Answer;
import io.github.camelblofin.rest.Calls;
import io.github.camelblofin.time.Ticker;
import io.github.camelblofin.time.WallClock;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;

/**
 * Gets one kind of reference data: from the shared store where that has it fresh, else from BloFin, and then puts it there.
 * Data about an account never goes to the store. Safe for any thread and never blocks.
 */
final class ReferenceLoader implements AsyncCacheLoader<Question, Held> {
    private static final long PAUSE_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long BANNED_PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

    private final Calls calls;
    private final Ports ports;
    private final Duration lifetime;
    final LongAdder asked = new LongAdder();
    final LongAdder shared = new LongAdder();
    final LongAdder failures = new LongAdder();

    /**
     * What loading needs from outside.
     *
     * @param exchange base of REST calls; part of the keys in the store
     * @param store shared store; never fails
     * @param clock the exchange's time of day, the one clock that all processes have in common
     */
    record Ports(URI exchange, ReferenceStore store, WallClock clock, Ticker ticker) {}

    ReferenceLoader(Calls calls, Ports ports, Duration lifetime) {
        this.calls = calls;
        this.ports = ports;
        this.lifetime = lifetime;
    }

    /** From this age on it is time for a new answer. */
    long refreshNanos() {
        return lifetime.toNanos() / 5 * 4;
    }

    long lifetimeNanos() {
        return lifetime.toNanos();
    }

    long now() {
        return ports.ticker().nanos();
    }

    @Override
    public CompletableFuture<Held> asyncLoad(Question question, Executor executor) {
        return load(question, () -> {});
    }

    /** @param onCall runs when BloFin is called for it */
    CompletableFuture<Held> load(Question question, Runnable onCall) {
        return settled(loaded(question, Long.MIN_VALUE, onCall));
    }

    /** In the background; the old answer is used meanwhile, and after a failure for as long as it lives. */
    @Override
    public CompletableFuture<Held> asyncReload(Question question, Held old, Executor executor) {
        return settled(loaded(question, old.born(), () -> {}).whenComplete((fresh, failure) -> {
            if (failure != null) {
                boolean banned = cause(failure) instanceof BlofinRateLimitException;
                old.pause(now() + (banned ? BANNED_PAUSE_NANOS : PAUSE_NANOS));
            }
        }));
    }

    private CompletionStage<Held> loaded(Question question, long newerThan, Runnable onCall) {
        if (!question.open()) {
            return ask(question, onCall);
        }
        return ports.store().get(name(question)).thenCompose(found -> found.flatMap(json -> restored(question, json))
                .filter(held -> held.born() > newerThan && held.age(now()) < refreshNanos())
                .map(held -> {
                    shared.increment();
                    return (CompletionStage<Held>) CompletableFuture.completedFuture(held);
                })
                .orElseGet(() -> ask(question, onCall)));
    }

    private CompletionStage<Held> ask(Question question, Runnable onCall) {
        asked.increment();
        onCall.run();
        return calls.call(question.call(), question.signing()).thenApply(answer -> {
            if (question.open()) {
                StoredAnswer stored = new StoredAnswer(ports.clock().millis(), answer.raw());
                ports.store().put(name(question), stored.json(), lifetime);
            }
            return new Held(answer, now());
        });
    }

    private Optional<Held> restored(Question question, String json) {
        return StoredAnswer.read(json).flatMap(stored -> {
            // A clock that is ahead makes nothing younger than new.
            long age = Math.max(0, ports.clock().millis() - stored.at());
            Optional<Answer> answer = stored.answer(question.call().target());
            return answer.map(
                    known -> new Held(known, now() - Duration.ofMillis(age).toNanos()));
        });
    }

    private String name(Question question) {
        return "camel-blofin:1:" + ports.exchange() + question.call().pathAndQuery();
    }

    private CompletableFuture<Held> settled(CompletionStage<Held> loading) {
        CompletableFuture<Held> result = new CompletableFuture<>();
        loading.whenComplete((held, failure) -> {
            if (failure == null) {
                result.complete(held);
            } else {
                failures.increment();
                result.completeExceptionally(new LoadFailedException(cause(failure)));
            }
        });
        return result;
    }

    /** The failure of the call itself. */
    static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof LoadFailedException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
