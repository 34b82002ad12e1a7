package io.github.camelblofin.limit;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * What processes know together about their use of BloFin's limits. Users may have one of their own; this one is what
 * {@code rateLimitStore} takes. An implementation decides each question in one step, by one clock, as
 * {@link RedisRateLimitStore} does. Methods do not block, may be called by any thread, and take effect in the order in which
 * they are called. A store that is away fails: calls are then made from each process's own share of the limits.
 */
public interface RateLimitStore {
    /**
     * What calls count against.
     *
     * @param exchange host of the REST calls
     * @param budget {@code address …} or {@code user …}
     */
    record BudgetKey(String exchange, String budget) {}

    /**
     * At most so many calls in any stretch of time of this length. A call holds its place until this length after its end.
     *
     * @param calls at least 1
     * @param reserved how many of them only urgent calls may make
     */
    record Window(Duration length, int calls, int reserved) {}

    /** The windows of a budget. */
    record Budget(BudgetKey key, List<Window> windows) {
        public Budget {
            windows = List.copyOf(windows);
        }
    }

    /**
     * May calls be made? Numbers of calls may be 0, to learn whether the store works.
     *
     * @param budgets all of them must have room
     * @param urgent calls that may use the reserve, and go first
     * @param ordinary other calls
     * @param name first part of the permits' names: {@code u1}, {@code u2} … follow for urgent calls, {@code o1} … for others
     * @param lease how long a call holds its place when nobody tells how it ended, before its window begins
     */
    record Question(List<Budget> budgets, int urgent, int ordinary, String name, Duration lease) {
        public Question {
            budgets = List.copyOf(budgets);
        }
    }

    /** What the store says. */
    enum Kind {
        /** As many as told may be made, perhaps none. */
        GRANTED,
        /** BloFin shuts a budget out; none. */
        BANNED,
        /** Another call finds out whether a ban is over; none. */
        PROBED,
        /** The store does not know what was used before: it is new, or has lost its data; none. */
        UNKNOWN
    }

    /**
     * The answer.
     *
     * @param budget whose ban it is
     * @param urgent how many urgent calls may be made: the first ones
     * @param ordinary how many others
     * @param urgentWait when to ask again for further ones: not before any can be made
     * @param reason of the ban
     */
    record Answer(
            Kind kind,
            String budget,
            int urgent,
            int ordinary,
            Duration urgentWait,
            Duration ordinaryWait,
            String reason) {}

    /** Takes places for as many calls as may be made now. */
    CompletionStage<Answer> acquire(Question question);

    /** Calls ended. An answered one that probed a ban ends it. */
    CompletionStage<Void> end(List<BudgetKey> budgets, Ending ending, List<String> permits);

    /** BloFin shuts out a budget for so long from now on. */
    CompletionStage<Void> ban(BudgetKey budget, Duration left, String reason);

    /** BloFin has answered, so a ban whose time is up is over. */
    CompletionStage<Void> reopen(BudgetKey budget);
}
