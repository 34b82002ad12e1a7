package io.github.camelblofin.stream;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Counts what is on several lanes together, and tells when there is room, or nothing left. Safe for any thread. */
final class LaneRoom {
    private final int maxMessages;
    private final long maxBytes;
    /** Room is told at so many messages. */
    private final int roomy;

    private final Object lock = new Object();
    /** Guarded by lock, as all that follows. */
    private int messages;

    private long bytes;
    private boolean closed;
    /** Completes when there is room; {@code null} when nobody waits. */
    private CompletableFuture<Void> available;
    /** Completes when nothing is left; {@code null} when nobody waits. */
    private CompletableFuture<Void> empty;

    LaneRoom(int maxMessages, long maxBytes, int lanes) {
        this.maxMessages = maxMessages;
        this.maxBytes = maxBytes;
        // At half, so that not every message wakes the reader; but no lane may stand idle for that.
        this.roomy = Math.min(maxMessages - 1, Math.max(maxMessages / 2, lanes - 1));
    }

    /** Counts a message in; false when it is closed. */
    boolean enter(int length) {
        synchronized (lock) {
            if (!closed) {
                messages++;
                bytes += length;
            }
            return !closed;
        }
    }

    /** A message is done. */
    void exit(int length) {
        CompletableFuture<Void> room = null;
        CompletableFuture<Void> end = null;
        synchronized (lock) {
            if (closed) {
                return;
            }
            messages--;
            bytes -= length;
            if (messages <= roomy && (bytes <= maxBytes / 2 || messages == 0)) {
                room = available;
                available = null;
            }
            if (messages == 0) {
                end = empty;
                empty = null;
            }
        }
        complete(room);
        complete(end);
    }

    int waiting() {
        synchronized (lock) {
            return messages;
        }
    }

    /** Complete when there is room for another message. */
    CompletionStage<Void> available() {
        synchronized (lock) {
            if (closed || (messages < maxMessages && bytes < maxBytes)) {
                return StreamListener.DONE;
            }
            available = available == null ? new CompletableFuture<>() : available;
            return available;
        }
    }

    /** Complete when nothing is left. */
    CompletionStage<Void> empty() {
        synchronized (lock) {
            if (closed || messages == 0) {
                return StreamListener.DONE;
            }
            empty = empty == null ? new CompletableFuture<>() : empty;
            return empty;
        }
    }

    /** What is left is dropped: nobody waits any more. */
    void close() {
        CompletableFuture<Void> room;
        CompletableFuture<Void> end;
        synchronized (lock) {
            closed = true;
            messages = 0;
            room = available;
            end = empty;
        }
        complete(room);
        complete(end);
    }

    private static void complete(CompletableFuture<Void> waiting) {
        if (waiting != null) {
            waiting.complete(null);
        }
    }
}
