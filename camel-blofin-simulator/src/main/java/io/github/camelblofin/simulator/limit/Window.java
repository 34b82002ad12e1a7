package io.github.camelblofin.simulator.limit;

import io.github.camelblofin.simulator.limit.Limits.Limit;
import java.util.ArrayDeque;

/**
 * The calls of one caller within one limit. Counts in the sliding way always, for the report, and decides in the way
 * that is configured. Refused calls count as well: they arrived. Belongs to the event loop.
 */
final class Window {
    private final Limit limit;
    private final Limits.Windows kind;
    private final ArrayDeque<Long> arrivals = new ArrayDeque<>();
    private long fixedWindow = Long.MIN_VALUE;
    private int fixedCount;
    private int most;

    Window(Limit limit, Limits.Windows kind) {
        this.limit = limit;
        this.kind = kind;
    }

    Limit limit() {
        return limit;
    }

    /** Takes a call in; false when it is one too many. */
    boolean take(long nanos) {
        long length = limit.window().toNanos();
        while (!arrivals.isEmpty() && nanos - arrivals.peekFirst() >= length) {
            arrivals.removeFirst();
        }
        arrivals.addLast(nanos);
        most = Math.max(most, arrivals.size());
        long window = Math.floorDiv(nanos, length);
        fixedCount = window == fixedWindow ? fixedCount + 1 : 1;
        fixedWindow = window;
        return (kind == Limits.Windows.SLIDING ? arrivals.size() : fixedCount) <= limit.calls();
    }

    /** The most calls that any sliding window held. */
    int most() {
        return most;
    }

    /** A new beginning, as at the end of a ban. */
    void forget() {
        arrivals.clear();
        fixedCount = 0;
    }
}
