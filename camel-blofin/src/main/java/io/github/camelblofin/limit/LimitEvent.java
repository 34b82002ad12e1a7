package io.github.camelblofin.limit;

import java.time.Instant;
import java.util.List;

/**
 * Something about limits changed.
 *
 * @param exchange host of the REST calls, with its port where it is not the usual one
 * @param budget whose: {@code address …} or {@code user …}
 * @param kind what changed
 * @param level how much is used now
 * @param usage use of each window now
 * @param until when the ban ends; {@code null} when there is none
 * @param reason why it is banned; empty when it is not
 */
public record LimitEvent(
        String exchange, String budget, Kind kind, UsageLevel level, List<Usage> usage, Instant until, String reason) {
    /** What changed. */
    public enum Kind {
        /** The level of usage rose or fell. */
        USAGE,
        /** BloFin refuses calls; none is made until the ban ends. */
        BANNED,
        /** The ban is over: a call was answered. */
        REOPENED,
        /** Limits cannot be shared with other processes: calls are made from this process's own share. */
        STORE_AWAY,
        /** Limits are shared with other processes again. */
        STORE_BACK
    }
}
