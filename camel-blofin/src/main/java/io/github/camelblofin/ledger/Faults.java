package io.github.camelblofin.ledger;

/** Hears what is wrong with a ledger. */
@FunctionalInterface
interface Faults {
    /** Ends the reading with the first fault. */
    Faults REFUSED = (where, what) -> {
        throw new LedgerException("The order ledger is damaged: " + where + ": " + what
                + ". It is not used. Bring back what was there from a copy, or move the ledger away to begin a new one:"
                + " then look yourself what became of orders that were in flight");
    };

    /**
     * A fault.
     *
     * @param where file and line, or table and number
     */
    void found(String where, String what);
}
