package io.github.camelblofin.order;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.ledger.LedgerEntry;
import io.github.camelblofin.ledger.LedgerNote;
import io.github.camelblofin.ledger.OrderLedger;
import io.github.camelblofin.ledger.Step;
import io.github.camelblofin.time.WallClock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the ledger knows of client ids that were used before, in this process or an earlier one: which of them have no known
 * outcome, and the {@value #MOST} latest that have one. Safe for any thread.
 */
final class Intents {
    static final int MOST = 100_000;

    private final WallClock clock;
    /** When the latest request was signed at the latest, of ids without a known outcome. Guarded by this, as all below. */
    private final Map<String, Long> open = new HashMap<>();

    /** When it was known that they were done. */
    private final Map<String, Long> placed = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST;
        }
    };

    /** @param clock the exchange's */
    Intents(WallClock clock) {
        this.clock = clock;
    }

    /** Reads a ledger, and goes on hearing of it. What was open before may have been signed until now. */
    static Intents of(OrderLedger ledger, WallClock clock) {
        Intents intents = new Intents(clock);
        ledger.follow(intents::hear);
        ledger.replay(intents::hear);
        long now = clock.millis();
        synchronized (intents) {
            intents.open.replaceAll((identity, signedAt) -> Math.max(signedAt, now));
        }
        return intents;
    }

    synchronized void hear(LedgerEntry entry) {
        LedgerNote note = entry.note();
        identity(note).ifPresent(identity -> {
            if (note.step() == Step.INTENT) {
                open.put(identity, clock.millis());
            } else if (note.step() == Step.CALL) {
                open.computeIfPresent(identity, (same, before) -> signedAt(note, before));
            } else if (note.step() == Step.OUTCOME) {
                String outcome = note.facts().get("outcome");
                if (!Outcome.UNKNOWN.name().equals(outcome)) {
                    open.remove(identity);
                    // What was done once stays done, also when another request with the same id is refused.
                    if (Outcome.PLACED.name().equals(outcome)) {
                        placed.put(identity, entry.time().toEpochMilli());
                    }
                }
            }
        });
    }

    private static long signedAt(LedgerNote note, long otherwise) {
        String text = note.facts().getOrDefault("signedAt", "");
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : otherwise;
    }

    private static Optional<String> identity(LedgerNote note) {
        if (note.clientId() == null || note.operation() == null) {
            return Optional.empty();
        }
        return Operation.find(note.operation())
                .flatMap(Operation::trace)
                .map(trace -> Write.identity(String.valueOf(note.user()), trace, note.clientId()));
    }

    /** What is known of an id, in the light of what its caller knows. */
    synchronized Former former(String identity, Former told) {
        Long signedAt = open.get(identity);
        if (signedAt != null) {
            return Former.unknown(Math.max(signedAt, told.signedAt()));
        }
        Long placedAt = placed.get(identity);
        return placedAt == null ? told : Former.placed(placedAt);
    }
}
