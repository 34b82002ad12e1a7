package io.github.camelblofin.observe;

import io.github.camelblofin.stream.StatusEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events of connections to a reader that may take its time: in order, one at a time, on the executor. {@link #offer}
 * never waits. Up to {@value #MOST} events wait; then the oldest are dropped, and counted. Safe for any thread.
 */
public final class StatusQueue {
    private static final Logger LOG = LoggerFactory.getLogger(StatusQueue.class);
    private static final int MOST = 1_000;

    private final Executor executor;
    private final Consumer<StatusEvent> reader;
    /** Guarded by this, as are all fields below. */
    private final Deque<StatusEvent> waiting = new ArrayDeque<>();

    private boolean working;
    private long dropped;

    /** @param reader what it throws is logged */
    public StatusQueue(Executor executor, Consumer<StatusEvent> reader) {
        this.executor = executor;
        this.reader = reader;
    }

    /** Takes an event. */
    public void offer(StatusEvent event) {
        synchronized (this) {
            if (waiting.size() >= MOST) {
                waiting.poll();
                if (dropped++ == 0) {
                    LOG.warn("Connection events come faster than they are read; the oldest are dropped");
                }
            }
            waiting.add(event);
            if (working) {
                return;
            }
            working = true;
        }
        try {
            executor.execute(this::work);
        } catch (RejectedExecutionException stopped) {
            LOG.debug("A connection event came while its reader was being stopped");
        }
    }

    private void work() {
        for (StatusEvent event = next(); event != null; event = next()) {
            try {
                reader.accept(event);
            } catch (RuntimeException e) {
                LOG.warn("A reader of connection events failed", e);
            }
        }
    }

    private synchronized StatusEvent next() {
        StatusEvent event = waiting.poll();
        working = event != null;
        return event;
    }

    /** Events that wait for the reader. */
    public synchronized int waiting() {
        return waiting.size();
    }

    /** Events that were dropped because too many waited. */
    public synchronized long dropped() {
        return dropped;
    }
}
