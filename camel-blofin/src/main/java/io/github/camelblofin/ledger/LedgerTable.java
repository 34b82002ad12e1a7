package io.github.camelblofin.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;

/**
 * The statements on a table that holds the ledgers of one or more writers. Row 0 of a writer is its {@link TableHead}; whoever
 * changes it holds its lock until the transaction ends. Immutable.
 */
final class LedgerTable {
    private static final String OWN_NAME = "blofin_ledger";
    private static final int PAGE = 1_000;
    /** Seconds; a database that takes longer counts as away. */
    private static final int PATIENCE = 15;

    private final String table;
    private final String writer;

    /** Hears a row. */
    @FunctionalInterface
    interface Row {
        void read(long number, String line);
    }

    LedgerTable(LedgerWriter place) {
        this.table = place.table();
        this.writer = place.name();
    }

    String where(long number) {
        return "table " + table + ", writer " + writer + ", row " + number;
    }

    @Override
    public String toString() {
        return "table " + table + ", writer " + writer;
    }

    /** The statement that creates the table. */
    String ddl() {
        try (InputStream in = Objects.requireNonNull(LedgerTable.class.getResourceAsStream("ledger-table.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace(OWN_NAME, table);
        } catch (IOException e) {
            throw new LedgerException("ledger-table.sql cannot be read from the class path", e);
        }
    }

    void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(PATIENCE);
            statement.executeUpdate(ddl());
        }
    }

    /** Row 0; {@code null}: there is none. */
    String head(Connection connection) throws SQLException {
        try (PreparedStatement query =
                prepare(connection, "SELECT line FROM " + table + " WHERE writer = ? AND n = 0")) {
            query.setString(1, writer);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    /** Takes the writer's ledger over, and locks it; false: it was not begun yet. */
    boolean take(Connection connection, String session) throws SQLException {
        try (PreparedStatement update =
                prepare(connection, "UPDATE " + table + " SET session_id = ? WHERE writer = ? AND n = 0")) {
            update.setString(1, session);
            update.setString(2, writer);
            return update.executeUpdate() == 1;
        }
    }

    /** Locks it; false: another session took it over. */
    boolean lock(Connection connection, String session) throws SQLException {
        try (PreparedStatement update = prepare(
                connection,
                "UPDATE " + table + " SET session_id = session_id WHERE writer = ? AND n = 0 AND session_id = ?")) {
            update.setString(1, writer);
            update.setString(2, session);
            return update.executeUpdate() == 1;
        }
    }

    void head(Connection connection, String line) throws SQLException {
        try (PreparedStatement update =
                prepare(connection, "UPDATE " + table + " SET line = ? WHERE writer = ? AND n = 0")) {
            update.setString(1, line);
            update.setString(2, writer);
            update.executeUpdate();
        }
    }

    /** Adds rows from a number on. */
    void insert(Connection connection, String session, long first, List<String> lines) throws SQLException {
        try (PreparedStatement insert =
                prepare(connection, "INSERT INTO " + table + " (writer, n, session_id, line) VALUES (?, ?, ?, ?)")) {
            for (int i = 0; i < lines.size(); i++) {
                insert.setString(1, writer);
                insert.setLong(2, first + i);
                insert.setString(3, session);
                insert.setString(4, lines.get(i));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Reads rows by their number, both ends included. */
    void read(Connection connection, long from, long through, Row reader) throws SQLException {
        String sql = "SELECT n, line FROM " + table + " WHERE writer = ? AND n >= ? AND n <= ? ORDER BY n";
        for (long first = from; first <= through; first += PAGE) {
            try (PreparedStatement query = prepare(connection, sql)) {
                query.setString(1, writer);
                query.setLong(2, first);
                query.setLong(3, Math.min(through, first + PAGE - 1));
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        reader.read(rows.getLong(1), rows.getString(2));
                    }
                }
            }
        }
    }

    /** Rows that no ledger has: before row 0, or after its last entry. */
    long foreign(Connection connection, long last) throws SQLException {
        try (PreparedStatement query =
                prepare(connection, "SELECT COUNT(*) FROM " + table + " WHERE writer = ? AND (n < 0 OR n > ?)")) {
            query.setString(1, writer);
            query.setLong(2, last);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setQueryTimeout(PATIENCE);
        return statement;
    }
}
