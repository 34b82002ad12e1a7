package io.github.camelblofin.ledger;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * An append-only record. Entries have the order in which {@link #append} was called; nothing is ever changed or taken out.
 * Safe for any thread.
 */
public interface OrderLedger extends AutoCloseable {
    /**
     * Writes a note down. Never waits; the stage completes when the entry is durable, on a thread that may go on with the order.
     * It completes exceptionally when the entry could not be written: then what it announces must not be sent.
     */
    CompletionStage<LedgerEntry> append(LedgerNote note);

    /**
     * Hands over the entries so far, oldest first, on the calling thread, which may wait for a disk.
     *
     * @throws LedgerException when the record cannot be read, or was tampered with
     */
    void replay(Consumer<LedgerEntry> reader);

    /**
     * The same from an entry on.
     *
     * @param from number of the first entry to hand over
     */
    default void replayFrom(long from, Consumer<LedgerEntry> reader) {
        replay(entry -> {
            if (entry.number() >= from) {
                reader.accept(entry);
            }
        });
    }

    /**
     * What still matters after a restart: the entries of intents without a known outcome (all calls, of each other step the
     * newest), of approvals that are waited for, and of kill switches that are closed, oldest first. Small, whatever the size
     * of the ledger.
     */
    default List<LedgerEntry> unfinished() {
        Unfinished state = new Unfinished();
        replay(state::add);
        return state.entries();
    }

    /**
     * Hands over every entry that is appended from now on, in order, one at a time.
     *
     * @param listener must return soon; what it throws is logged. It may run before the stage of {@link #append} completes
     */
    Following follow(Consumer<LedgerEntry> listener);

    /** Writes what was appended, and closes. An append after that fails. */
    @Override
    void close();

    /** Somebody follows the ledger. */
    interface Following extends AutoCloseable {
        /** Ends it; nothing is handed over after that, but what is on its way. */
        @Override
        void close();
    }
}
