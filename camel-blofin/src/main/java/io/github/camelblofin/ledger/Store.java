package io.github.camelblofin.ledger;

import java.util.List;
import java.util.function.Consumer;

/** Where a durable ledger keeps its entries. One thread writes; any thread may read meanwhile. */
interface Store extends AutoCloseable {
    /**
     * A note and its text.
     *
     * @param json as {@link LedgerCodec#note} made it
     */
    @SuppressWarnings("ArrayRecordComponent") // Written once, never compared.
    record Written(LedgerNote note, byte[] json) {}

    /**
     * Makes notes durable, all of them or none.
     *
     * @throws LedgerException says why they are not
     */
    List<LedgerEntry> write(List<Written> notes);

    /**
     * Reads what is durable, oldest first.
     *
     * @param from number of the first entry to hand over
     */
    void read(long from, Consumer<LedgerEntry> reader);

    /** What is not finished, oldest first. */
    List<LedgerEntry> unfinished();

    @Override
    void close();
}
