package io.github.camelblofin.limit;

/**
 * How much of a window is used.
 *
 * @param budget whose: {@code address …} or {@code user …}
 * @param rate what may be used
 * @param used calls that count now: in flight, or ended less than the window's length ago
 */
public record Usage(String budget, Rate rate, int used) {
    /** Percent of the limit. */
    public int percent() {
        return (int) (used * 100L / rate.calls());
    }
}
