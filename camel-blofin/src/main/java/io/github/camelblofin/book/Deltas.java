package io.github.camelblofin.book;

import io.github.camelblofin.model.OrderBook;
import io.github.camelblofin.time.Scheduler;
import io.github.camelblofin.time.Ticker;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Lets through those messages of {@code books} channels that continue each other, one sequence an instrument, and asks for a
 * new snapshot where one is missing. Keeps no book. Safe for any thread, if the messages of one instrument come one after
 * the other.
 */
public final class Deltas {
    /** What is to be done with a message. */
    public enum Verdict {
        /** It continues the last one, or is a new beginning. */
        PASS,
        /** It says nothing new, or cannot be placed since a snapshot is awaited. */
        DROP,
        /** Something before it is missing: what was built from the messages so far is wrong from here on. */
        LOST
    }

    private final Ticker ticker;
    private final Scheduler scheduler;
    private final Executor worker;
    private final Consumer<String> ask;
    private final Map<String, Guarded> sequences = new ConcurrentHashMap<>();

    /**
     * @param worker runs what a timer begins
     * @param ask asks BloFin for a new snapshot of an instrument; must not wait
     */
    public Deltas(Ticker ticker, Scheduler scheduler, Executor worker, Consumer<String> ask) {
        this.ticker = ticker;
        this.scheduler = scheduler;
        this.worker = worker;
        this.ask = ask;
    }

    /** A message of the channel. */
    public Verdict take(String instId, OrderBook message, String action) {
        return guarded(instId).take(message, action);
    }

    /** The stream of the instrument was lost or begins anew. Gives true when the messages before are worth nothing now. */
    public boolean restart(String instId) {
        return guarded(instId).restart();
    }

    /** Ends all timers. */
    public void stop() {
        sequences.values().forEach(Guarded::stop);
    }

    private Guarded guarded(String instId) {
        return sequences.computeIfAbsent(instId, Guarded::new);
    }

    /** One instrument. Guarded by itself. */
    private final class Guarded {
        private final Sequence sequence = new Sequence();
        private final Resync resync;
        private boolean synced;

        Guarded(String instId) {
            resync = new Resync(ticker, scheduler, () -> worker.execute(this::due), () -> ask.accept(instId));
        }

        synchronized Verdict take(OrderBook message, String action) {
            return switch (sequence.place(message, action)) {
                case SNAPSHOT, NEXT -> {
                    synced = true;
                    resync.synced();
                    yield Verdict.PASS;
                }
                case OLD, EARLY -> Verdict.DROP;
                case GAP -> {
                    resync.broken();
                    yield lose() ? Verdict.LOST : Verdict.DROP;
                }
            };
        }

        synchronized boolean restart() {
            sequence.restart();
            resync.expected();
            return lose();
        }

        private boolean lose() {
            boolean was = synced;
            synced = false;
            return was;
        }

        private synchronized void due() {
            resync.due();
        }

        synchronized void stop() {
            resync.stop();
        }
    }
}
