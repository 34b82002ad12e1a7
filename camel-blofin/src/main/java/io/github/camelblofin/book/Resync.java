package io.github.camelblofin.book;

import io.github.camelblofin.time.Scheduler;
import io.github.camelblofin.time.Scheduler.Timer;
import io.github.camelblofin.time.Ticker;
import java.time.Duration;

/**
 * Asks for a new snapshot while a book is lost: at once, and again and again with growing waits, since the request or the
 * snapshot may be lost too, but never faster than the waits allow, so that a book that breaks all the time does not hammer
 * BloFin. The waits are short again after a book was synced for a while. Guarded by its book.
 */
final class Resync {
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final long STABLE_NANOS = Duration.ofSeconds(30).toNanos();

    private final Ticker ticker;
    private final Scheduler scheduler;
    /** Runs on the scheduler's thread; must hop to where the book may be touched, and call {@link #due()} there. */
    private final Runnable wake;

    private final Runnable ask;

    private Duration wait = SHORTEST;
    /** {@code null} unless a wait runs. */
    private Timer timer;

    private boolean askWhenDue;
    private boolean lost = true;
    private long syncedAt;

    Resync(Ticker ticker, Scheduler scheduler, Runnable wake, Runnable ask) {
        this.ticker = ticker;
        this.scheduler = scheduler;
        this.wake = wake;
        this.ask = ask;
    }

    /** The book is broken: a snapshot is needed, now or as soon as the last request is long enough ago. */
    void broken() {
        lose();
        if (timer == null) {
            askNow();
        } else {
            askWhenDue = true;
        }
    }

    /** A snapshot is on its way without asking, since the subscription begins anew; ask when it does not come. */
    void expected() {
        lose();
        askWhenDue = true;
        if (timer == null) {
            arm();
        }
    }

    private void lose() {
        if (!lost) {
            lost = true;
            if (ticker.nanos() - syncedAt >= STABLE_NANOS) {
                wait = SHORTEST;
            }
        }
    }

    /** The book is the exchange's. A wait that runs goes on, to keep the next request away from the last. */
    void synced() {
        if (lost) {
            lost = false;
            askWhenDue = false;
            syncedAt = ticker.nanos();
        }
    }

    /** A wait is over. */
    void due() {
        timer = null;
        if (lost && askWhenDue) {
            askNow();
        }
    }

    private void askNow() {
        askWhenDue = true; // again, unless a snapshot comes before the wait is over
        arm();
        ask.run();
    }

    private void arm() {
        timer = scheduler.after(wait, wake);
        wait = wait.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : wait.multipliedBy(2);
    }

    void stop() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
        lost = false;
    }
}
