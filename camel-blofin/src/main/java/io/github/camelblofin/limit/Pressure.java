package io.github.camelblofin.limit;

import java.time.Duration;

/**
 * How much is used of the budgets that a call counts against.
 *
 * @param level that of the fullest
 * @param easesIn when it is expected to fall, as far as is known
 */
public record Pressure(UsageLevel level, Duration easesIn) {
    /** Nobody counts. */
    public static final Pressure NONE = new Pressure(UsageLevel.NORMAL, Duration.ZERO);

    /** Where only the end of a call in flight can tell. */
    private static final long UNKNOWN_NANOS = Duration.ofSeconds(1).toNanos();

    static Pressure of(Budget[] budgets, long now) {
        Pressure most = NONE;
        for (Budget budget : budgets) {
            if (budget.level().compareTo(most.level) > 0) {
                long change = budget.nextChange(now);
                most = new Pressure(
                        budget.level(), Duration.ofNanos(change == StrictWindow.UNKNOWN ? UNKNOWN_NANOS : change));
            }
        }
        return most;
    }
}
