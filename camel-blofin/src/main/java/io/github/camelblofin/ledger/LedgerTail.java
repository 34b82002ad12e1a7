package io.github.camelblofin.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a ledger's entries to a reader that may take its time: each once, in order, on the executor, first those that are there, then
 * those that come. Up to {@value #MOST} entries wait in memory; a reader that is slower reads from the ledger itself, so nothing is
 * left out that the ledger still has.
 */
public final class LedgerTail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerTail.class);
    static final int MOST = 1_000;

    private final OrderLedger ledger;
    private final Executor executor;
    private final Consumer<LedgerEntry> reader;
    private final Consumer<RuntimeException> failures;
    /** Guarded by this, as are those below. */
    private final Deque<LedgerEntry> waiting = new ArrayDeque<>();

    /** Entries are to be read from the ledger. */
    private boolean behind;

    private boolean working;
    private boolean stopped;
    private OrderLedger.Following following;
    /** Number of the last entry that was handed over; owned by the working thread. */
    private long position;

    /** Ends a replay. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("stopped", null, false, false);
        }
    }

    /**
     * @param executor runs one task at a time
     * @param reader takes an entry; what it throws is logged
     * @param failures hears that the ledger could not be read
     */
    public LedgerTail(
            OrderLedger ledger, Executor executor, Consumer<LedgerEntry> reader, Consumer<RuntimeException> failures) {
        this.ledger = ledger;
        this.executor = executor;
        this.reader = reader;
        this.failures = failures;
    }

    /** Begins after an entry; 0: with the oldest one. */
    public void startAfter(long number) {
        start(number, true);
    }

    /** Begins with what is appended from now on. */
    public void startNow() {
        start(0, false);
    }

    private void start(long after, boolean reads) {
        synchronized (this) {
            position = after;
            behind = reads;
            following = ledger.follow(this::offer);
        }
        wake();
    }

    private void offer(LedgerEntry entry) {
        synchronized (this) {
            if (waiting.size() >= MOST) {
                waiting.clear();
                behind = true;
            } else {
                waiting.add(entry);
            }
        }
        wake();
    }

    private void wake() {
        synchronized (this) {
            if (working || stopped) {
                return;
            }
            working = true;
        }
        try {
            executor.execute(this::work);
        } catch (RejectedExecutionException ended) {
            LOG.debug("An entry came while its reader was being stopped");
        }
    }

    private void work() {
        while (true) {
            LedgerEntry next;
            synchronized (this) {
                if (stopped || (!behind && waiting.isEmpty())) {
                    working = false;
                    return;
                }
                next = behind ? null : waiting.poll();
                behind = false;
            }
            if (next != null) {
                handOver(next);
            } else {
                catchUp();
            }
        }
    }

    private void catchUp() {
        try {
            ledger.replayFrom(position + 1, entry -> {
                synchronized (this) {
                    if (stopped) {
                        throw new Stopped();
                    }
                }
                handOver(entry);
            });
        } catch (Stopped ended) {
            LOG.debug("Reading the order ledger was ended at entry {}", position);
        } catch (RuntimeException e) {
            failures.accept(e);
        }
    }

    private void handOver(LedgerEntry entry) {
        if (entry.number() <= position) {
            return;
        }
        try {
            reader.accept(entry);
        } catch (RuntimeException e) {
            LOG.warn("A reader of the order ledger failed on entry {}", entry.number(), e);
        }
        position = entry.number();
    }

    /** Ends it; an entry that is being read is read to its end. */
    @Override
    public synchronized void close() {
        stopped = true;
        waiting.clear();
        if (following != null) {
            following.close();
        }
    }
}
