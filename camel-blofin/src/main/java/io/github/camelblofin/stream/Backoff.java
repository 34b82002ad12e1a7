package io.github.camelblofin.stream;

import io.github.camelblofin.time.Randomness;
import java.time.Duration;

/**
 * How long to wait before the next attempt: drawn evenly from nothing up to a ceiling, so that clients that lost their
 * sockets at one moment do not come back at one moment. The ceiling doubles with each attempt until it reaches the
 * longest, where it stays for ever. Owned by one thread.
 */
final class Backoff {
    private final long first;
    private final long longest;
    private final Randomness chance;
    /** Owner: the caller's thread. */
    private long ceiling;

    /**
     * @param first the first ceiling
     * @param longest the highest ceiling
     */
    Backoff(Duration first, Duration longest, Randomness chance) {
        this.first = first.toNanos();
        this.longest = Math.max(longest.toNanos(), this.first);
        this.chance = chance;
        reset();
    }

    /** The wait before the next attempt. */
    Duration next() {
        long wait = (long) (chance.nextFraction() * ceiling);
        ceiling = ceiling > longest / 2 ? longest : ceiling * 2;
        return Duration.ofNanos(wait);
    }

    /** The attempt succeeded for long enough: start short again. */
    void reset() {
        ceiling = first;
    }
}
