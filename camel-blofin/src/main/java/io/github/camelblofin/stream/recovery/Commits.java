package io.github.camelblofin.stream.recovery;

import io.github.camelblofin.time.WallClock;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far messages have completed: a memory that is told a row when its message has, and whose text is the position. Rows
 * may complete in another order than they were handed on; while any has not, the time up to which all is known stands
 * still. Safe for any thread.
 */
final class Commits {
    private static final Logger LOG = LoggerFactory.getLogger(Commits.class);

    private final Memory done;
    private final Consumer<String> save;
    private final WallClock clock;
    /** Least time between two saves, in milliseconds: a position may lag behind, but not be ahead. */
    private final long pause;
    /** Rows handed on and not completed. Guarded by this, as is all below. */
    private int underWay;

    private Reading verified;
    private boolean unsaved;
    private long savedAt;

    Commits(Memory done, Consumer<String> save, WallClock clock, long pause) {
        this.done = done;
        this.save = save;
        this.clock = clock;
        this.pause = pause;
    }

    synchronized void begin(long now) {
        done.begin(now);
        store();
    }

    /** Rows at the beginning, which count as known. */
    synchronized void learn(Reading reading, List<Object> rows) {
        done.merge(reading, rows);
        store();
    }

    synchronized void handedOn(int rows) {
        underWay += rows;
    }

    synchronized void completed(List<Object> rows) {
        underWay -= rows.size();
        rows.forEach(done::told);
        settle();
        unsaved = true;
        if (pause == 0 || clock.millis() - savedAt >= pause) {
            store();
        }
    }

    synchronized void verified(Reading reading) {
        verified = reading;
        settle();
        store();
    }

    private void settle() {
        if (underWay == 0 && verified != null) {
            done.verified(verified);
            verified = null;
        }
    }

    /** Saves what was not saved yet. */
    synchronized void flush() {
        if (unsaved) {
            store();
        }
    }

    private void store() {
        try {
            save.accept(done.text());
            unsaved = false;
            savedAt = clock.millis();
        } catch (RuntimeException e) {
            unsaved = true;
            LOG.warn("A position could not be saved; after a restart some messages come again", e);
        }
    }
}
