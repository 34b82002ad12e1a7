package io.github.camelblofin.rest;

import io.github.camelblofin.time.Ticker;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The last good answers to reads, for when they cannot be made: at most so many, for a limited time. Safe for any thread.
 */
public final class LastAnswers {
    /** Every limit of BloFin's lets some call through within that time. */
    private static final long LONGEST = Duration.ofMinutes(5).toNanos();

    private static final int MOST = 200;

    private final Ticker ticker;
    /** Least recently used first. Guarded by itself. */
    private final Map<Question, Kept> answers = new LinkedHashMap<>(16, 0.75f, true);

    /** @param by {@code null} where it matters to nobody */
    private record Question(String pathAndQuery, Signing by) {
        static Question of(Call call, Signing by) {
            return new Question(call.pathAndQuery(), call.target().signed() ? by : null);
        }
    }

    private record Kept(Answer answer, long since) {}

    public LastAnswers(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Replaces what was known. */
    public void remember(Call call, Signing by, Answer answer) {
        synchronized (answers) {
            answers.put(Question.of(call, by), new Kept(answer, ticker.nanos()));
            if (answers.size() > MOST) {
                answers.remove(answers.keySet().iterator().next());
            }
        }
    }

    /** What was answered to the same question, marked as stale; empty when nothing was, or too long ago. */
    public Optional<Answer> find(Call call, Signing by) {
        synchronized (answers) {
            Kept kept = answers.get(Question.of(call, by));
            return kept == null || ticker.nanos() - kept.since > LONGEST
                    ? Optional.empty()
                    : Optional.of(kept.answer.asStale());
        }
    }
}
