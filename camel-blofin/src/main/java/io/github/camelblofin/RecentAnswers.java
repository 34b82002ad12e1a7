package io.github.camelblofin;

import io.github.camelblofin.time.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * Answers that are used again for a moment, so that a burst of orders asks once. Who asks while a question is under way
 * waits for its answer; failures are not kept. Safe for any thread and never blocks.
 *
 * @param <K> what is asked
 * @param <V> the answer
 */
final class RecentAnswers<K, V> {
    /** More questions than BloFin has instruments are somebody's mistake, and must not fill the memory. */
    private static final int MOST = 10_000;

    private final Ticker ticker;
    private final long lifetime;
    private final Function<K, CompletionStage<V>> source;
    private final ConcurrentMap<K, Asked<V>> known = new ConcurrentHashMap<>();

    /**
     * An answer, or one that is under way.
     *
     * @param at when it was asked for, in nanoseconds of the ticker
     */
    record Asked<V>(long at, CompletionStage<V> answer) {}

    RecentAnswers(Ticker ticker, Duration lifetime, Function<K, CompletionStage<V>> source) {
        this.ticker = ticker;
        this.lifetime = lifetime.toNanos();
        this.source = source;
    }

    /** The answer, at most the lifetime old. */
    Asked<V> get(K question) {
        return get(question, lifetime);
    }

    /** The answer, asked for after this moment of the ticker. */
    Asked<V> since(K question, long moment) {
        return get(question, Math.min(lifetime, ticker.nanos() - moment));
    }

    /** The time that moments are told in. */
    long now() {
        return ticker.nanos();
    }

    private Asked<V> get(K question, long oldest) {
        long now = ticker.nanos();
        Asked<V> last = known.get(question);
        if (last != null && now - last.at() < oldest) {
            return last;
        }
        if (known.size() >= MOST) {
            known.clear();
        }
        Asked<V> fresh = new Asked<>(now, source.apply(question));
        known.put(question, fresh);
        fresh.answer().whenComplete((answer, failure) -> {
            if (failure != null) {
                known.remove(question, fresh);
            }
        });
        return fresh;
    }
}
