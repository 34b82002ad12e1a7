package io.github.camelblofin.limit;

import io.github.camelblofin.api.Priority;
import io.github.camelblofin.api.RateClass;
import java.time.Duration;

/**
 * A call that wants to be made.
 *
 * @param operation its path, for messages
 * @param rateClass what it counts against
 * @param user whose it is; {@code null} when nobody knows, so that it counts for every user
 * @param priority who goes first
 * @param patience how it waits
 */
public record Turn(String operation, RateClass rateClass, String user, Priority priority, Patience patience) {
    boolean urgent() {
        return priority == Priority.CANCEL;
    }

    /**
     * How a call waits.
     *
     * @param limit longest wait for its turn
     * @param outlastBans whether it waits for the end of a ban, beyond the limit, instead of failing at once
     */
    public record Patience(Duration limit, boolean outlastBans) {
        public static final Patience DEFAULT = new Patience(Duration.ofSeconds(30), false);

        /** The same with another limit. */
        public Patience within(Duration other) {
            return new Patience(other, outlastBans);
        }
    }
}
