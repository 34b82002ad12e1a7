package io.github.camelblofin.order;

import io.github.camelblofin.rest.ServerClock;
import io.github.camelblofin.time.Scheduler;
import java.time.Duration;

/**
 * The time of one run: when it asks again, when what was sent can no longer be accepted, and when whoever waits has waited long
 * enough. Guarded by its run; tasks run without a lock.
 */
final class RunTimers {
    /** How long BloFin accepts a signature. Source: "REST Authentication". */
    private static final Duration ACCEPTANCE = Duration.ofSeconds(60);
    /** What was accepted shows in listings after that. Users saw seconds. */
    private static final Duration LISTING_DELAY = Duration.ofSeconds(10);

    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    /** When nobody waits for the outcome any more. */
    private static final Duration WAIT_UNASKED = Duration.ofSeconds(30);

    private final Scheduler scheduler;
    private final ServerClock clock;
    private long signedAt;
    private Scheduler.Timer wait = () -> {};
    private Scheduler.Timer patience;

    /** @param signedAt when it was signed at the latest, by the exchange's clock in milliseconds; 0: it was not */
    RunTimers(Scheduler scheduler, ServerClock clock, long signedAt) {
        this.scheduler = scheduler;
        this.clock = clock;
        this.signedAt = signedAt;
    }

    void signed(long at) {
        signedAt = Math.max(signedAt, at);
    }

    /** When it was signed at the latest; 0: it was not. */
    long signedAt() {
        return signedAt;
    }

    /** Whether the latest request cannot be accepted any more, and shows by now if it was. */
    boolean expired() {
        return millisToExpiry() <= 0;
    }

    private long millisToExpiry() {
        long over = signedAt + ACCEPTANCE.toMillis() + LISTING_DELAY.toMillis();
        // The clock may be later than that; it is never earlier.
        return over - clock.earliestMillis() + 1;
    }

    /** Later and later, but as soon as there is certainty. */
    void lookLater(int looks, boolean unasked, Runnable task) {
        Duration next = unasked ? WAIT_UNASKED : waitAfter(looks);
        long left = millisToExpiry();
        after(left > 0 && left < next.toMillis() ? Duration.ofMillis(left) : next, task);
    }

    void sendLater(int attempt, Runnable task) {
        after(waitAfter(attempt), task);
    }

    private void after(Duration delay, Runnable task) {
        wait.cancel();
        wait = scheduler.after(delay, task);
    }

    private static Duration waitAfter(int number) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(number, 10));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    /** Starts the patience, once. */
    void startPatience(Duration length, Runnable over) {
        if (patience == null) {
            patience = scheduler.after(length, over);
        }
    }

    void stop() {
        wait.cancel();
        if (patience != null) {
            patience.cancel();
        }
    }
}
