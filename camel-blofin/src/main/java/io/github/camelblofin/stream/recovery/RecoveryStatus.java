package io.github.camelblofin.stream.recovery;

/**
 * A picture of a subscription's recovery.
 *
 * @param recovered rows read by REST and handed on, because their pushes were missed
 * @param repeated pushed rows that said nothing new and were dropped
 * @param gaps gaps told
 * @param failedReads reads that failed; each is tried again
 * @param waiting instruments (1 for a private channel) whose live messages wait for a read right now
 */
public record RecoveryStatus(long recovered, long repeated, long gaps, long failedReads, int waiting) {
    /** Of a subscription without recovery. */
    public static final RecoveryStatus NONE = new RecoveryStatus(0, 0, 0, 0, 0);
}
