package io.github.camelblofin.limit;

import java.util.List;

/**
 * What changed in a budget.
 *
 * @param budget its name
 * @param kind what changed
 * @param level level of usage now
 * @param usage use of its windows now
 * @param banNanos how long the ban lasts from now on; 0 when there is none
 * @param reason why it is banned; empty when it is not
 */
record LimitNews(String budget, Kind kind, UsageLevel level, List<Usage> usage, long banNanos, String reason) {
    enum Kind {
        /** The level rose or fell. */
        USAGE,
        /** BloFin refuses calls until a known moment. */
        BANNED,
        /** A probe was answered: calls go on. */
        REOPENED
    }
}
