package io.github.camelblofin.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Knows whether a message came before, byte for byte, over another connection. Remembers the last messages for a bounded
 * time and up to a bounded number; their hashes only, of 64 bits. Owned by the loop.
 */
final class CopyFilter {
    private static final int MOST = 16_384;
    private static final long LONGEST = Duration.ofSeconds(60).toNanos();
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    /** Owner: the loop, as for all fields. */
    private final Set<Seen> known = new HashSet<>();

    private final Deque<Seen> byAge = new ArrayDeque<>();

    /** What identifies a message; its time does not. */
    private static final class Seen {
        final long hash;
        final int length;
        final long at;

        Seen(Frame frame) {
            hash = hash(frame.json);
            length = frame.json.length;
            at = frame.receivedNanos;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Seen that && hash == that.hash && length == that.length;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(hash);
        }
    }

    /** Whether this is the first of its kind; remembers it. */
    boolean first(Frame frame) {
        while (!byAge.isEmpty() && (byAge.size() >= MOST || frame.receivedNanos - byAge.peek().at > LONGEST)) {
            known.remove(byAge.poll());
        }
        Seen seen = new Seen(frame);
        if (!known.add(seen)) {
            return false;
        }
        byAge.add(seen);
        return true;
    }

    /** Forgets everything: what comes next is meant to come again. */
    void clear() {
        known.clear();
        byAge.clear();
    }

    private static long hash(byte[] bytes) {
        long hash = bytes.length;
        for (byte b : bytes) {
            hash = (hash ^ b) * PRIME;
            hash ^= hash >>> 29;
        }
        return hash;
    }
}
