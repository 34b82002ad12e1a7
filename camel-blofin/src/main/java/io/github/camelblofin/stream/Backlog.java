package io.github.camelblofin.stream;

/**
 * The waiting letters of a mailbox and the rule for when there are too many: one class per {@link OverflowPolicy}, chosen
 * in {@link #of}. Not thread-safe: the mailbox guards it.
 */
interface Backlog {
    /** The rule of a policy. */
    static Backlog of(SubscriptionRequest.Delivery delivery) {
        return switch (delivery.overflow()) {
            case BLOCK -> new BlockingBacklog(delivery.maxMessages(), delivery.maxBytes());
        };
    }

    /** Takes a letter in. */
    void add(Letter letter);

    /** Gives the oldest letter, or {@code null}. */
    Letter poll();

    /** Waiting messages. */
    int size();

    boolean isEmpty();

    /** Drops everything. */
    void clear();

    /**
     * Whether the source must stop.
     *
     * @param taken messages that the worker has taken but not finished
     * @param takenBytes their bytes
     */
    boolean full(int taken, long takenBytes);

    /** Whether a source that was stopped may go on. */
    boolean roomy(int taken, long takenBytes);
}
