package io.github.camelblofin.book;

import java.time.Duration;

/**
 * How the books of a subscription are delivered.
 *
 * @param depth most levels a side
 * @param interval shortest time between two views of one book; {@code ZERO}: none
 * @param everyView whether each change gives a view; else changes that wait already are taken in first
 */
public record BookSettings(int depth, Duration interval, boolean everyView) {
    public BookSettings {
        if (depth < 1) {
            throw new IllegalArgumentException("depth=" + depth + " must be 1 or more");
        }
        if (interval.isNegative()) {
            throw new IllegalArgumentException("bookInterval must not be negative");
        }
    }
}
