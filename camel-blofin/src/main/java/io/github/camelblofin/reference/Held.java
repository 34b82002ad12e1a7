package io.github.camelblofin.reference;

import io.github.camelblofin.model.Instrument;
import io.github.camelblofin.rest.Answer;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer that is kept. Safe for any thread. */
final class Held {
    private final Answer answer;
    private final long born;
    /** Moment on the monotonic clock; after a background call that failed there is none before it. Any thread writes it. */
    private volatile long pausedUntil;
    /** Made when first asked for; two threads at once make the same one twice, which does no harm. */
    private volatile Map<String, Instrument> instruments;

    /** @param born when BloFin gave the answer, on the monotonic clock */
    Held(Answer answer, long born) {
        this.answer = answer;
        this.born = born;
        this.pausedUntil = born;
    }

    Answer answer() {
        return answer;
    }

    long born() {
        return born;
    }

    long age(long now) {
        return now - born;
    }

    void pause(long until) {
        pausedUntil = until;
    }

    boolean paused(long now) {
        return now - pausedUntil < 0;
    }

    /** The rows by their id, where they are instruments. */
    Map<String, Instrument> instruments() {
        Map<String, Instrument> known = instruments;
        if (known == null) {
            Map<String, Instrument> byId = new LinkedHashMap<>();
            for (Object row : answer.rows()) {
                Instrument instrument = (Instrument) row;
                byId.put(instrument.instId(), instrument);
            }
            known = byId;
            instruments = known;
        }
        return known;
    }
}
