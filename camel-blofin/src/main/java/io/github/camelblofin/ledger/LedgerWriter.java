package io.github.camelblofin.ledger;

/**
 * Who writes a ledger in a table: each process has a name of its own, which is the same after a restart.
 *
 * @param table name of the table, with a schema where needed
 * @param name letters, digits, dots, {@code -} and {@code _}, up to 64
 */
public record LedgerWriter(String table, String name) {
    /** Of a database that only one process uses. */
    public static final LedgerWriter ONLY = new LedgerWriter("blofin_ledger", "main");

    /** @throws IllegalArgumentException when a name has characters that it must not have */
    public LedgerWriter {
        if (!table.matches("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?")) {
            throw new IllegalArgumentException("The ledger's table cannot be called " + table
                    + ": write letters, digits and _, with a schema and a dot before it when needed");
        }
        if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException(
                    "The ledger's writer cannot be called " + name + ": write 1 to 64 letters, digits, dots, - and _");
        }
    }
}
