package io.github.camelblofin.ledger;

import io.github.camelblofin.time.WallClock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * A ledger that ends with the process. It keeps the newest {@value #MOST} entries. Appending completes at once, on the calling
 * thread; followers hear of it on that thread, too.
 */
public final class MemoryLedger implements OrderLedger {
    static final int MOST = 10_000;

    private final WallClock clock;
    private final Followers followers = new Followers();
    /** Guarded by this, as are all fields below. */
    private final Deque<LedgerEntry> newest = new ArrayDeque<>();

    private long last;
    private boolean closed;

    public MemoryLedger(WallClock clock) {
        this.clock = clock;
    }

    @Override
    public CompletionStage<LedgerEntry> append(LedgerNote note) {
        LedgerEntry entry;
        // Followers are told inside, so that they hear in order.
        synchronized (this) {
            if (closed) {
                return CompletableFuture.failedFuture(new LedgerException("The order ledger is closed"));
            }
            entry = new LedgerEntry(++last, clock.instant(), note);
            newest.add(entry);
            if (newest.size() > MOST) {
                newest.poll();
            }
            followers.tell(entry);
        }
        return CompletableFuture.completedFuture(entry);
    }

    @Override
    public void replay(Consumer<LedgerEntry> reader) {
        List<LedgerEntry> picture;
        synchronized (this) {
            picture = List.copyOf(newest);
        }
        picture.forEach(reader);
    }

    @Override
    public Following follow(Consumer<LedgerEntry> listener) {
        return followers.add(listener);
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
