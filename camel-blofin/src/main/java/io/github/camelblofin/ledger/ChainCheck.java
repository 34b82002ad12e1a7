package io.github.camelblofin.ledger;

/**
 * Follows the chain of a ledger from line to line, and tells what does not fit. After a fault it goes on from what stands there, so
 * that one change is one fault. For one thread.
 */
final class ChainCheck {
    private final Seal.Chain chain;
    private final Faults faults;
    /** Number of the next entry; 0: any. */
    private long next;

    /**
     * Starts after a line.
     *
     * @param next number of the next entry; 0: any
     * @param sum checksum of the line before it
     */
    ChainCheck(Seal seal, long next, String sum, Faults faults) {
        this.chain = seal.from(sum);
        this.next = next;
        this.faults = faults;
    }

    /** An entry; {@code null}: it cannot be read. */
    LedgerEntry entry(LedgerCodec.Line line, String where) {
        if (line == null) {
            faults.found(where, "this is no line of a ledger");
            return null;
        }
        boolean fits = fits(line);
        LedgerEntry entry;
        try {
            entry = LedgerCodec.entry(line.content());
        } catch (IllegalArgumentException e) {
            faults.found(where, "this is no entry, " + e.getMessage());
            return null;
        }
        number(entry.number(), fits, where);
        next = entry.number() + 1;
        return entry;
    }

    private void number(long number, boolean fits, String where) {
        if (next != 0 && number > next) {
            faults.found(
                    where,
                    "entry " + number + " follows entry " + (next - 1) + ": " + (number - next)
                            + " between them were removed");
        } else if (next != 0 && number < next) {
            faults.found(
                    where, "entry " + number + " follows entry " + (next - 1) + ": it was moved here, or put in later");
        } else if (!fits) {
            faults.found(
                    where,
                    "entry " + number + " does not follow from the line before it: one of the two was changed"
                            + " after it was written");
        }
    }

    /** The first line of a file. */
    void header(LedgerCodec.Line line, LedgerCodec.Header header, String where) {
        if (next != 0 && (header.first() != next || !header.previous().equals(chain.sum()))) {
            faults.found(
                    where,
                    "this file begins with entry " + header.first() + " and does not continue the file before"
                            + " it, which ends with entry " + (next - 1)
                            + ": a file between them is missing, or one was changed");
        }
        chain.jumpTo(header.previous());
        if (!fits(line)) {
            faults.found(where, "the first line was changed after it was written");
        }
        next = header.first();
    }

    private boolean fits(LedgerCodec.Line line) {
        boolean fits = chain.add(line.content()).equals(line.sum());
        chain.jumpTo(line.sum());
        return fits;
    }

    long next() {
        return next;
    }

    String sum() {
        return chain.sum();
    }
}
