package io.github.camelblofin.book;

import io.github.camelblofin.model.OrderBook;

/**
 * Checks that the messages of one instrument's {@code books} channel continue each other: the snapshot names no
 * predecessor, and each update names the one before. Source: "WebSocket", channel "books". Not thread-safe.
 */
public final class Sequence {
    /** What a message is in relation to those before. */
    public enum Step {
        /** A new beginning. */
        SNAPSHOT,
        /** It continues the last one. */
        NEXT,
        /** It, or something later, was there before. */
        OLD,
        /** Something before it is missing, or it does not say what it continues. */
        GAP,
        /** It cannot be placed, since there was no snapshot yet. */
        EARLY
    }

    private static final String NO_PREDECESSOR = "0";

    /** Whether the last message was part of an unbroken sequence. */
    private boolean begun;
    /** Whether {@code last} means something: since the first snapshot after a restart. */
    private boolean known;

    private long last;

    /**
     * Places a message, and remembers it if it continues. After a gap everything is early until a snapshot comes that is
     * newer than what was seen; a snapshot that comes twice must not turn the book back.
     */
    public Step place(OrderBook message, String action) {
        Long seqId = number(message.seqId());
        if ("snapshot".equals(action) || (action == null && NO_PREDECESSOR.equals(message.prevSeqId()))) {
            if (seqId == null) {
                return lose();
            }
            if (known && seqId <= last) {
                return Step.OLD;
            }
            begun = true;
            known = true;
            last = seqId;
            return Step.SNAPSHOT;
        }
        if (!begun) {
            return Step.EARLY;
        }
        Long prevSeqId = number(message.prevSeqId());
        if (seqId == null || prevSeqId == null) {
            return lose();
        }
        if (prevSeqId == last) {
            last = seqId;
            return Step.NEXT;
        }
        return seqId <= last ? Step.OLD : lose();
    }

    /** Forgets everything: only a snapshot can follow. */
    public void restart() {
        begun = false;
        known = false;
    }

    /** The last message cannot be right: only a newer snapshot can follow. */
    void reject() {
        begun = false;
    }

    /** Sequence id of the last message; meaningful after a snapshot. */
    public long last() {
        return last;
    }

    private Step lose() {
        begun = false;
        return Step.GAP;
    }

    private static Long number(String id) {
        if (id == null || id.isBlank()) {
            return null;
        }
        try {
            return Long.valueOf(id);
        } catch (NumberFormatException e) {
            return null; // cannot be compared, so it cannot be shown to continue anything
        }
    }
}
