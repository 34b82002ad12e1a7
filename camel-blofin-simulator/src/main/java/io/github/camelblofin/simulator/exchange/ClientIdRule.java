package io.github.camelblofin.simulator.exchange;

import java.time.Duration;

/**
 * How long a client id cannot be used again. BloFin documents that it refuses a duplicate, but not for how long it remembers.
 *
 * @param kind while what
 * @param memory how long, where the kind says so; otherwise zero
 */
public record ClientIdRule(Kind kind, Duration memory) {
    /** While what an id is taken. */
    public enum Kind {
        /** As long as the order is remembered at all. */
        NEVER_FREE,
        /** While its order is open. */
        WHILE_LIVE,
        /** For a while after its order was placed, and while that is open. */
        FOR_A_WHILE
    }

    /** As long as the order is remembered at all; the default. */
    public static ClientIdRule neverFree() {
        return new ClientIdRule(Kind.NEVER_FREE, Duration.ZERO);
    }

    /** While its order is open. */
    public static ClientIdRule whileLive() {
        return new ClientIdRule(Kind.WHILE_LIVE, Duration.ZERO);
    }

    /** For this long after its order was placed, and while that is open. */
    public static ClientIdRule forAWhile(Duration memory) {
        return new ClientIdRule(Kind.FOR_A_WHILE, memory);
    }

    /**
     * Whether an id may be used again.
     *
     * @param open whether its order is open
     * @param placed when that was placed, in milliseconds since the epoch
     */
    boolean free(boolean open, long placed, long now) {
        return switch (kind) {
            case NEVER_FREE -> false;
            case WHILE_LIVE -> !open;
            case FOR_A_WHILE -> !open && now - placed > memory.toMillis();
        };
    }
}
