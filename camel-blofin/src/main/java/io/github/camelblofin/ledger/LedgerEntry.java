package io.github.camelblofin.ledger;

import java.time.Instant;

/**
 * A note as the ledger has it.
 *
 * @param number grows with each entry of a ledger
 * @param time when it was written, by this machine's clock
 */
public record LedgerEntry(long number, Instant time, LedgerNote note) {}
