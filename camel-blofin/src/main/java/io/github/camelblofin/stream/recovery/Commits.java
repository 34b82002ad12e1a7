package io.github.camelblofin.stream.recovery;

import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far messages have completed: a memory that is told a row when its message has, and whose text is the position. Rows
 * may complete in another order than they were handed on; while any has not, the time up to which all is known stands
 * still.
 *
 * <p>The text holds all of the memory, so it is made at most once a pause, however many messages complete: when the first
 * does, and once more after the pause for those behind it. A stored position thus lags behind by a pause at most, and is
 * never ahead; {@link #flush} stores the rest. One text is stored at a time, in order. Safe for any thread.
 */
final class Commits {
    private static final Logger LOG = LoggerFactory.getLogger(Commits.class);

    private final Memory done;
    private final Consumer<String> save;
    private final Consumer<Runnable> afterPause;
    /** Held while a position is stored, so that an older one never comes after a newer; taken before {@code this}. */
    private final Object storing = new Object();
    /** The last store failed, and that was said. Guarded by storing. */
    private boolean failing;
    /** Rows handed on and not completed. Guarded by this, as is all below. */
    private int underWay;

    private Reading verified;
    private boolean unsaved;
    /** A position was stored less than a pause ago, and a timer runs. */
    private boolean pausing;
    /** The last message was dealt with, and no timer runs any more. */
    private boolean ended;

    /**
     * @param save stores a text, on the thread that completes a message or that {@code afterPause} brings
     * @param afterPause runs a task after the least time between two stores, unless the stream is closed before
     */
    Commits(Memory done, Consumer<String> save, Consumer<Runnable> afterPause) {
        this.done = done;
        this.save = save;
        this.afterPause = afterPause;
    }

    void begin(long now) {
        synchronized (this) {
            done.begin(now);
        }
        store();
    }

    /** Rows at the beginning, which count as known. */
    void learn(Reading reading, List<Object> rows) {
        synchronized (this) {
            done.merge(reading, rows);
        }
        store();
    }

    synchronized void handedOn(int rows) {
        underWay += rows;
    }

    void completed(List<Object> rows) {
        boolean now;
        synchronized (this) {
            underWay -= rows.size();
            rows.forEach(done::told);
            settle();
            unsaved = true;
            now = !pausing;
            pausing = !ended;
        }
        if (now) {
            storeAndPause();
        }
    }

    private void storeAndPause() {
        store();
        boolean rest;
        synchronized (this) {
            rest = !ended;
        }
        if (rest) {
            afterPause.accept(this::pauseOver);
        }
    }

    private void pauseOver() {
        boolean more;
        synchronized (this) {
            more = unsaved;
            pausing = more;
        }
        if (more) {
            storeAndPause();
        }
    }

    void verified(Reading reading) {
        synchronized (this) {
            verified = reading;
            settle();
        }
        store();
    }

    private void settle() {
        if (underWay == 0 && verified != null) {
            done.verified(verified);
            verified = null;
        }
    }

    /** Stores what was not stored yet; from now on each completed message at once. */
    void flush() {
        boolean now;
        synchronized (this) {
            ended = true;
            pausing = false;
            now = unsaved;
        }
        if (now) {
            store();
        }
    }

    private void store() {
        synchronized (storing) {
            String text;
            synchronized (this) {
                text = done.text();
                unsaved = false;
            }
            try {
                save.accept(text);
                failing = false;
            } catch (RuntimeException e) {
                synchronized (this) {
                    unsaved = true;
                }
                if (!failing) {
                    LOG.warn("A position cannot be saved, and is tried again with later messages", e);
                }
                failing = true;
            }
        }
    }
}
