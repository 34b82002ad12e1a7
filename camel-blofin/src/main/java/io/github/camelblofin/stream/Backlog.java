package io.github.camelblofin.stream;

import io.github.camelblofin.api.Conflation;

/**
 * The waiting letters of a mailbox and the rule for when there are too many: one class a rule, chosen in {@link #of}. Only
 * messages are ever replaced or dropped, never other letters. Not thread-safe: the mailbox guards it.
 */
interface Backlog {
    /**
     * The rule of a policy.
     *
     * @param conflation what a message of the channel makes of one that waits
     */
    static Backlog of(SubscriptionRequest.Delivery delivery, Conflation conflation) {
        Fill fill = new Fill(delivery.maxMessages(), delivery.maxBytes());
        return switch (delivery.overflow()) {
            case BLOCK, FAIL -> new BlockingBacklog(fill);
            case CONFLATE -> new ConflatingBacklog(fill, Replacement.of(conflation));
            case DROP_OLDEST -> new DroppingBacklog(fill);
        };
    }

    /**
     * Takes a letter in, and leaves others out where the rule says so.
     *
     * @param taken messages that the worker has taken but not finished
     * @param takenBytes their bytes
     */
    void add(Letter letter, int taken, long takenBytes);

    /** Gives the oldest letter, or {@code null}. */
    Letter poll();

    /** Most letters that a worker may take at once: what is taken can no longer be left out. */
    int batch();

    /** Waiting messages. */
    int size();

    boolean isEmpty();

    /** Drops everything. */
    void clear();

    /** Whether the source must stop. */
    boolean full(int taken, long takenBytes);

    /** Whether a source that was stopped may go on. */
    boolean roomy(int taken, long takenBytes);

    /** Messages that newer ones replaced so far. */
    default long replaced() {
        return 0;
    }

    /** Messages that were dropped so far. */
    default long dropped() {
        return 0;
    }
}
