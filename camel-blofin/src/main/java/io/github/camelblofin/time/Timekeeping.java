package io.github.camelblofin.time;

/**
 * All the time that a component lives in.
 *
 * @param wall the time of day of this machine
 * @param ticker measures durations
 * @param scheduler runs tasks later; {@code null}: the component's own
 */
public record Timekeeping(WallClock wall, Ticker ticker, Scheduler scheduler) {
    /** Real time. */
    public static final Timekeeping SYSTEM = new Timekeeping(WallClock.SYSTEM, Ticker.SYSTEM, null);
}
