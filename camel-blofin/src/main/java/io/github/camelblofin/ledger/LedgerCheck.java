package io.github.camelblofin.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Verifies ledgers without changing them; one that is in use can be verified, too. */
public final class LedgerCheck {
    private static final int MOST_FAULTS = 100;

    private LedgerCheck() {}

    /**
     * What was found.
     *
     * @param first number of the first entry; 0: there is none
     * @param last number of the last entry
     * @param sum the last entry's checksum; written down elsewhere, it proves later that nothing before it was changed or cut off
     * @param tornBytes bytes of a line that is being written, or was when the process died
     * @param faults what does not fit, the first {@value #MOST_FAULTS}
     */
    public record Report(long first, long last, String sum, long tornBytes, List<String> faults) {
        /** Whether all of it is as it was written. */
        public boolean good() {
            return faults.isEmpty();
        }
    }

    /** An entry that the ledger had once, as an earlier report told. */
    public record Known(long number, String sum) {}

    /**
     * Reads all files of a ledger.
     *
     * @param known entries that must be there
     * @throws LedgerException when it cannot be read, or has another seal
     */
    public static Report folder(Path folder, Seal seal, List<Known> known) {
        if (!Files.isDirectory(folder)) {
            throw new LedgerException(folder + " is no folder");
        }
        LedgerFolder files = new LedgerFolder(folder);
        Findings findings = new Findings(withSnapshot(files, seal, known));
        List<LedgerFolder.Segment> segments = files.segments();
        ChainCheck check = new ChainCheck(seal, 0, Seal.BEGINNING, findings);
        long torn = 0;
        for (LedgerFolder.Segment segment : segments) {
            boolean newest = segment.equals(segments.get(segments.size() - 1));
            torn = new SegmentReader(segment.file(), seal, findings)
                    .read(check, newest, findings::entry)
                    .torn();
        }
        return findings.report(check, torn, folder.toString());
    }

    /**
     * Reads all rows of a writer in a table.
     *
     * @param known entries that must be there
     * @throws LedgerException when it cannot be read, or has another seal
     */
    public static Report table(DataSource database, LedgerWriter writer, Seal seal, List<Known> known) {
        LedgerTable table = new LedgerTable(writer);
        Findings findings = new Findings(known);
        try (Connection connection = database.getConnection()) {
            // One picture of all pages, while the ledger may be written.
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            String line = table.head(connection);
            if (line == null) {
                throw new LedgerException("There is no ledger in " + table);
            }
            TableHead head = TableHead.of(line, seal, findings, table.where(0));
            ChainCheck check =
                    new TableReader(table, seal, findings).read(connection, 1, head.last(), head, findings::entry);
            connection.rollback();
            return findings.report(check, 0, table.toString());
        } catch (SQLException e) {
            throw new LedgerException("The order ledger (" + table + ") cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<Known> withSnapshot(LedgerFolder files, Seal seal, List<Known> known) {
        List<Known> all = new ArrayList<>(known);
        Snapshot snapshot = Snapshot.read(files.snapshot(), seal);
        if (snapshot.through() > 0) {
            all.add(new Known(snapshot.through(), snapshot.sum()));
        }
        return all;
    }

    /** Collects. */
    static final class Findings implements Faults {
        private final List<Known> known;
        private final List<String> faults = new ArrayList<>();
        private long first;
        private long last;

        Findings(List<Known> known) {
            this.known = known;
        }

        @Override
        public void found(String where, String what) {
            if (faults.size() < MOST_FAULTS) {
                faults.add(where + ": " + what);
            }
        }

        boolean entry(LedgerEntry entry, String sum) {
            first = first == 0 ? entry.number() : first;
            last = entry.number();
            for (Known one : known) {
                if (one.number() == last && !one.sum().equals(sum)) {
                    found("entry " + last, "its checksum is not " + one.sum() + ", which it had once");
                }
            }
            return true;
        }

        Report report(ChainCheck check, long torn, String where) {
            for (Known one : known) {
                if (one.number() > last) {
                    found(
                            where,
                            "it ends with entry " + last + ", but had " + one.number() + " once: the end was cut off");
                }
            }
            return new Report(first, last, check.sum(), torn, List.copyOf(faults));
        }
    }
}
