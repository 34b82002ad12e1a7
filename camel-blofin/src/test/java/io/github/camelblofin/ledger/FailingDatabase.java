package io.github.camelblofin.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** A database with faults. */
final class FailingDatabase {
    private enum Fault {
        NONE,
        AWAY,
        BEFORE_COMMIT,
        AFTER_COMMIT
    }

    private final DataSource real;
    private final AtomicReference<Fault> fault = new AtomicReference<>(Fault.NONE);
    private final AtomicInteger commits = new AtomicInteger();

    FailingDatabase(DataSource real) {
        this.real = real;
    }

    void away(boolean away) {
        fault.set(away ? Fault.AWAY : Fault.NONE);
    }

    /** The connection breaks before the next commit reaches the database. */
    void failBeforeCommit() {
        fault.set(Fault.BEFORE_COMMIT);
    }

    /** The next commit's answer is lost. */
    void failAfterCommit() {
        fault.set(Fault.AFTER_COMMIT);
    }

    int commits() {
        return commits.get();
    }

    /** What the ledger is given; it asks for connections only. */
    DataSource source() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        return connection();
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private Connection connection() throws SQLException {
        if (fault.get() == Fault.AWAY) {
            throw new SQLException("Connection refused", "08001");
        }
        Connection connection = real.getConnection();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        commit(connection);
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void commit(Connection connection) throws SQLException {
        commits.incrementAndGet();
        Fault now = fault.getAndSet(Fault.NONE);
        if (now == Fault.BEFORE_COMMIT) {
            throw new SQLException("Connection reset", "08006");
        }
        connection.commit();
        if (now == Fault.AFTER_COMMIT) {
            throw new SQLException("Connection reset", "08006");
        }
    }
}
