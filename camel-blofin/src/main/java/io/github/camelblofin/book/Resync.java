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

    /** How long after the next request another may follow. */
    private Duration wait = SHORTEST;
    /** When the next request may go out. */
    private long allowedAt;
    /** The request to come, if the book is lost until then; {@code null}: none. */
    private Timer timer;

    private boolean lost = true;
    private long syncedAt;

    Resync(Ticker ticker, Scheduler scheduler, Runnable wake, Runnable ask) {
        this.ticker = ticker;
        this.scheduler = scheduler;
        this.wake = wake;
        this.ask = ask;
        this.allowedAt = ticker.nanos();
    }

    /** The book is broken: a snapshot is needed, now or as soon as the last request is long enough ago. */
    void broken() {
        lose();
        long left = allowedAt - ticker.nanos();
        if (left <= 0) {
            askNow();
        } else {
            arm(left);
        }
    }

    /** A snapshot is on its way without asking, since the subscription begins anew; ask when it does not come. */
    void expected() {
        lose();
        arm(Math.max(SHORTEST.toNanos(), allowedAt - ticker.nanos()));
    }

    private void lose() {
        if (!lost && ticker.nanos() - syncedAt >= STABLE_NANOS) {
            wait = SHORTEST;
        }
        lost = true;
    }

    /** The book is the exchange's. */
    void synced() {
        if (lost) {
            lost = false;
            syncedAt = ticker.nanos();
            stop();
        }
    }

    /** A wait is over. */
    void due() {
        timer = null;
        if (lost) {
            askNow();
        }
    }

    private void askNow() {
        allowedAt = ticker.nanos() + wait.toNanos();
        arm(wait.toNanos());
        wait = wait.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : wait.multipliedBy(2);
        ask.run();
    }

    private void arm(long nanos) {
        stop();
        timer = scheduler.after(Duration.ofNanos(nanos), wake);
    }

    /** Ends the wait. */
    void stop() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
