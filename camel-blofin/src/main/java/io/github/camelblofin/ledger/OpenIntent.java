package io.github.camelblofin.ledger;

import java.util.List;

/**
 * An intent of which the ledger does not tell what became.
 *
 * @param intent its entry
 * @param later what the ledger has of it besides: all calls, and of each other step the newest
 */
public record OpenIntent(LedgerEntry intent, List<LedgerEntry> later) {
    static OpenIntent of(List<LedgerEntry> entries) {
        return new OpenIntent(entries.get(0), List.copyOf(entries.subList(1, entries.size())));
    }

    /**
     * The intents without a known outcome, oldest first. A pure function.
     *
     * @param entries of one ledger, oldest first
     */
    public static List<OpenIntent> in(List<LedgerEntry> entries) {
        Unfinished state = new Unfinished();
        entries.forEach(state::add);
        return state.intents();
    }

    /** Whether a request may have been sent: a call is written down before it is made. */
    public boolean sent() {
        return later.stream().anyMatch(entry -> entry.note().step() == Step.CALL);
    }

    /** Milliseconds since the epoch of the newest signature, as the calls tell; 0 when nothing was sent. */
    public long signedAt() {
        return later.stream()
                .filter(entry -> entry.note().step() == Step.CALL)
                .mapToLong(OpenIntent::signedAt)
                .max()
                .orElse(0);
    }

    /** A call that does not tell was signed about when it was written down. */
    private static long signedAt(LedgerEntry call) {
        try {
            return Long.parseLong(call.note().facts().getOrDefault("signedAt", ""));
        } catch (NumberFormatException e) {
            return call.time().toEpochMilli();
        }
    }
}
