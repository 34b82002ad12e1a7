package io.github.camelblofin;

/** Where {@code local/audit} begins without a stored position: the option {@code auditFrom}. */
public enum AuditFrom {
    /** At the entries that are appended after its start. */
    now,
    /** At the oldest entry that the ledger has. */
    start
}
