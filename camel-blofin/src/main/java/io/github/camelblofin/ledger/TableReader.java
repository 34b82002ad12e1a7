package io.github.camelblofin.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Reads a writer's entries from a table and checks what it reads. */
final class TableReader {
    private final LedgerTable table;
    private final Seal seal;
    private final Faults faults;

    /** Hears an entry and its checksum. */
    @FunctionalInterface
    interface Reader {
        void entry(LedgerEntry entry, String sum);
    }

    TableReader(LedgerTable table, Seal seal, Faults faults) {
        this.table = table;
        this.seal = seal;
        this.faults = faults;
    }

    /**
     * Reads a part of the chain.
     *
     * @param from the row before it is read, too, for its checksum
     * @param head where the chain must end; {@code null}: not looked at
     */
    ChainCheck read(Connection connection, long from, long through, TableHead head, Reader reader) throws SQLException {
        ChainCheck check = new ChainCheck(seal, from, sumBefore(connection, from), faults);
        table.read(connection, from, through, (number, text) -> {
            String where = table.where(number);
            LedgerCodec.Line line = LedgerCodec.line(text.getBytes(StandardCharsets.UTF_8));
            LedgerEntry entry = check.entry(line, where);
            if (entry == null) {
                return;
            }
            if (entry.number() != number) {
                faults.found(where, "entry " + entry.number() + " was moved here");
            }
            reader.entry(entry, line.sum());
        });
        if (head != null) {
            end(connection, check, head);
        }
        return check;
    }

    /** Reads for somebody who only wants the entries. */
    void read(Connection connection, long from, long through, Consumer<LedgerEntry> reader) throws SQLException {
        ChainCheck check = read(connection, from, through, null, (entry, sum) -> reader.accept(entry));
        if (check.next() <= through) {
            faults.found(table.where(check.next()), "rows " + check.next() + " to " + through + " were removed");
        }
    }

    private void end(Connection connection, ChainCheck check, TableHead head) throws SQLException {
        if (check.next() != head.last() + 1) {
            faults.found(
                    table.where(check.next()),
                    "it ends with entry " + (check.next() - 1) + ", but had " + head.last()
                            + " once: the end was cut off");
        } else if (!check.sum().equals(head.lastSum())) {
            faults.found(table.where(head.last()), "its checksum is not the one that row 0 knows");
        }
        long foreign = table.foreign(connection, head.last());
        if (foreign > 0) {
            faults.found(
                    table.where(head.last() + 1),
                    foreign + " rows stand outside of entries 1 to " + head.last() + ": they were put in");
        }
    }

    private String sumBefore(Connection connection, long from) throws SQLException {
        if (from <= 1) {
            return Seal.BEGINNING;
        }
        AtomicReference<LedgerCodec.Line> before = new AtomicReference<>();
        table.read(
                connection,
                from - 1,
                from - 1,
                (number, text) -> before.set(LedgerCodec.line(text.getBytes(StandardCharsets.UTF_8))));
        if (before.get() == null) {
            faults.found(table.where(from - 1), "it was removed, or is no line of a ledger");
            return Seal.BEGINNING;
        }
        return before.get().sum();
    }
}
