package io.github.camelblofin.stream;

import io.github.camelblofin.time.Randomness;
import java.time.Duration;

/**
 * How long to wait before the next attempt: drawn evenly from the shortest wait up to a ceiling that starts at twice the
 * shortest and doubles with each attempt until it reaches the longest, where it stays for ever. Owned by one thread.
 */
final class Backoff {
    private final long shortest;
    private final long longest;
    private final Randomness chance;
    /** Owner: the caller's thread. */
    private long ceiling;

    Backoff(Duration shortest, Duration longest, Randomness chance) {
        this.shortest = shortest.toNanos();
        this.longest = Math.max(longest.toNanos(), this.shortest);
        this.chance = chance;
        reset();
    }

    /** The wait before the next attempt. */
    Duration next() {
        long wait = shortest + (long) (chance.nextFraction() * (ceiling - shortest));
        ceiling = doubled(ceiling);
        return Duration.ofNanos(wait);
    }

    /** The attempt succeeded for long enough: start short again. */
    void reset() {
        ceiling = doubled(shortest);
    }

    private long doubled(long nanos) {
        return nanos > longest / 2 ? longest : nanos * 2;
    }
}
