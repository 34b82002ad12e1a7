package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** The highest number that a source of chance can give as a fraction below 1. */
    private static Backoff atTheCeiling() {
        return new Backoff(FIRST, LONGEST, () -> -1L);
    }

    @Test
    void ceilingDoublesUpToTheLongestAndStays() {
        Backoff backoff = atTheCeiling();
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            assertThat(backoff.next()).isCloseTo(Duration.ofSeconds(seconds), Duration.ofMillis(1));
        }
    }

    @Test
    void survivesAnyNumberOfAttempts() {
        Backoff backoff = new Backoff(FIRST, LONGEST, new Random(3)::nextLong);
        for (int i = 0; i < 100_000; i++) {
            assertThat(backoff.next()).isBetween(Duration.ZERO, LONGEST);
        }
        Backoff extreme = new Backoff(FIRST, Duration.ofNanos(Long.MAX_VALUE), new Random(3)::nextLong);
        for (int i = 0; i < 200; i++) {
            assertThat(extreme.next().isNegative()).isFalse();
        }
    }

    @Test
    void spreadsOverTheWholeRange() {
        Backoff backoff = new Backoff(FIRST, LONGEST, new Random(11)::nextLong);
        for (int i = 0; i < 10; i++) {
            backoff.next();
        }
        int low = 0;
        int lowest = 0;
        for (int i = 0; i < 1_000; i++) {
            long seconds = backoff.next().toSeconds();
            low += seconds < 30 ? 1 : 0;
            lowest += seconds < 6 ? 1 : 0;
        }
        assertThat(lowest).as("down to nothing").isBetween(60, 140);
        assertThat(low).isBetween(400, 600);
    }

    @Test
    void startsShortAfterAReset() {
        Backoff backoff = atTheCeiling();
        for (int i = 0; i < 10; i++) {
            backoff.next();
        }
        backoff.reset();
        assertThat(backoff.next()).isLessThanOrEqualTo(FIRST);
    }
}
