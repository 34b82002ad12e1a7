package io.github.camelblofin.ledger;

import io.github.camelblofin.time.Randomness;
import io.github.camelblofin.time.WallClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A writer's ledger in a table of a database. Each write is a transaction that locks the writer's row 0. The process that opened it
 * last owns it: an older one can write nothing from then on, so what it had in flight may be settled. After a failure, which may
 * have come after the commit, the next write looks at what the table has.
 */
final class JdbcStore implements Store {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcStore.class);

    private final DataSource database;
    private final LedgerTable table;
    private final Settings settings;
    private final String session;
    /** Guarded by itself. */
    private final Unfinished unfinished = new Unfinished();
    /** Number of the last entry known to be durable; written by the writing thread. */
    private volatile long durable;
    /** Owned by the writing thread, as is the field below. */
    private Seal.Chain chain;

    private boolean doubtful;

    /**
     * How to keep it.
     *
     * @param create whether to create the table when it is missing
     */
    record Settings(Seal seal, boolean create, WallClock clock, Randomness chance) {}

    private JdbcStore(DataSource database, LedgerTable table, Settings settings) {
        this.database = database;
        this.table = table;
        this.settings = settings;
        this.session = String.format("%016x", settings.chance().nextLong());
    }

    /** @throws LedgerException when it cannot be opened; says why */
    static JdbcStore open(DataSource database, LedgerTable table, Settings settings) {
        JdbcStore store = new JdbcStore(database, table, settings);
        try {
            store.look();
            store.inTransaction(connection -> {
                store.take(connection);
                return null;
            });
        } catch (SQLException e) {
            throw new LedgerException("The order ledger (" + table + ") cannot be opened: " + e.getMessage(), e);
        }
        return store;
    }

    /** Tells a missing table, outside of a transaction, which some databases end with the first error. */
    private void look() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(true);
            try {
                table.head(connection);
            } catch (SQLException e) {
                if (e.getSQLState() == null || !e.getSQLState().startsWith("42")) {
                    throw e;
                }
                if (!settings.create()) {
                    throw new LedgerException(
                            "The order ledger (" + table + ") has no table that can be read (" + e.getMessage()
                                    + "). Create it, or add create=true to orderLedger=jdbc:name?create=true: "
                                    + table.ddl(),
                            e);
                }
                table.create(connection);
            }
        }
    }

    private void take(Connection connection) throws SQLException {
        if (!table.take(connection, session)) {
            table.insert(connection, session, 0, List.of(TableHead.EMPTY.line(settings.seal())));
        }
        TableHead head = TableHead.of(table.head(connection), settings.seal(), Faults.REFUSED, table.where(0));
        ChainCheck check =
                reader().read(connection, head.from(), head.last(), head, (entry, sum) -> unfinished.add(entry));
        durable = head.last();
        chain = settings.seal().from(check.sum());
    }

    @Override
    public List<LedgerEntry> write(List<Written> notes) {
        try {
            List<LedgerEntry> entries = inTransaction(connection -> {
                if (!table.lock(connection, session)) {
                    throw new LedgerException("Another process has opened the order ledger (" + table
                            + "), so this one writes and sends nothing any more. Give each process a name of its own,"
                            + " orderLedger=jdbc:name?writer=NAME, and restart this one");
                }
                if (doubtful) {
                    catchUp(connection);
                }
                return insert(connection, notes);
            });
            keep(entries);
            return entries;
        } catch (SQLException e) {
            doubtful = true;
            throw new LedgerException(
                    "The order ledger (" + table + ") cannot be written (" + e.getMessage()
                            + "). Nothing is sent that is not written down",
                    e);
        } catch (RuntimeException e) {
            doubtful = true;
            throw e;
        }
    }

    private List<LedgerEntry> insert(Connection connection, List<Written> notes) throws SQLException {
        Instant now = settings.clock().instant();
        List<LedgerEntry> entries = new ArrayList<>(notes.size());
        List<String> lines = new ArrayList<>(notes.size());
        for (Written note : notes) {
            LedgerEntry entry = new LedgerEntry(durable + entries.size() + 1, now, note.note());
            byte[] content = LedgerCodec.content(entry.number(), now, note.json());
            lines.add(TableHead.line(content, chain.add(content)));
            entries.add(entry);
        }
        table.insert(connection, session, durable + 1, lines);
        TableHead head = new TableHead(durable + entries.size(), chain.sum(), oldestUnfinished());
        table.head(connection, head.line(settings.seal()));
        return entries;
    }

    /** As known before this write: rather too old than too new. */
    private long oldestUnfinished() {
        List<LedgerEntry> open = unfinished();
        return open.isEmpty() ? durable + 1 : open.get(0).number();
    }

    /** What a commit whose answer was lost made durable. */
    private void catchUp(Connection connection) throws SQLException {
        TableHead head = TableHead.of(table.head(connection), settings.seal(), Faults.REFUSED, table.where(0));
        List<LedgerEntry> found = new ArrayList<>();
        ChainCheck check = reader().read(connection, durable + 1, head.last(), head, (entry, sum) -> found.add(entry));
        chain.jumpTo(check.sum());
        keep(found);
        doubtful = false;
    }

    private void keep(List<LedgerEntry> entries) {
        synchronized (unfinished) {
            entries.forEach(unfinished::add);
        }
        long before = durable;
        durable = before + entries.size();
    }

    @Override
    public void read(long from, Consumer<LedgerEntry> reader) {
        long through = durable;
        long first = Math.max(1, from);
        if (first > through) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(true);
            reader().read(connection, first, through, reader);
        } catch (SQLException e) {
            throw new LedgerException("The order ledger (" + table + ") cannot be read: " + e.getMessage(), e);
        }
    }

    private TableReader reader() {
        return new TableReader(table, settings.seal(), Faults.REFUSED);
    }

    @Override
    public List<LedgerEntry> unfinished() {
        synchronized (unfinished) {
            return unfinished.entries();
        }
    }

    @Override
    public void close() {
        // The connections are the data source's, which belongs to the application.
        LOG.debug("The order ledger ({}) was closed at entry {}", table, durable);
    }

    /** Work that is committed as a whole or not at all. */
    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T inTransaction(Work<T> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            // What another transaction committed while this one waited for the lock must be seen.
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                rollback(connection, e);
                throw e;
            }
        }
    }

    private static void rollback(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
