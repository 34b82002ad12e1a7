package io.github.camelblofin.time;

/**
 * All that a part of the house knows of time, so that one who rules time can hand over all of it at once.
 *
 * @param wall the time of day
 * @param ticker measures durations; passes at the same pace as {@code wall}
 * @param scheduler runs tasks when {@code ticker} says so; they are short and do not block
 */
public record Clocks(WallClock wall, Ticker ticker, Scheduler scheduler) {}
