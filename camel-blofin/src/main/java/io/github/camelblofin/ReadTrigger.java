package io.github.camelblofin;

import io.github.camelblofin.time.Scheduler;
import java.time.Duration;

/**
 * When to read because of pushes: at once; {@link #SOON} after, and again while pushes go on; {@link #LATE} after the last
 * one. BloFin lists a row some time after it pushes what caused it. However many pushes come, reads are at least {@link
 * #SOON} apart, but for the late one.
 *
 * <p>Runs on the scheduler's thread alone.
 */
final class ReadTrigger {
    static final Duration SOON = Duration.ofSeconds(1);
    static final Duration LATE = Duration.ofSeconds(5);

    private final Scheduler scheduler;
    private final Runnable read;
    private Scheduler.Timer soon;
    private Scheduler.Timer late;
    /** Whether a push came after {@link #soon} was set. */
    private boolean again;

    /** @param read must not throw */
    ReadTrigger(Scheduler scheduler, Runnable read) {
        this.scheduler = scheduler;
        this.read = read;
    }

    /** A push came. */
    void push() {
        if (late != null) {
            late.cancel();
        }
        late = scheduler.after(LATE, read);
        if (soon != null) {
            again = true;
            return;
        }
        // Armed before the read, which may take long: the time is that between pushes and reads, not between reads.
        soon = scheduler.after(SOON, this::readSoon);
        read.run();
    }

    private void readSoon() {
        soon = again ? scheduler.after(SOON, this::readSoon) : null;
        again = false;
        read.run();
    }
}
