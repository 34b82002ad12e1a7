package io.github.camelblofin.stream;

/**
 * A picture of a subscription.
 *
 * @param state where it stands
 * @param subscribed number of exchange subscriptions it asked for
 * @param confirmed how many of them BloFin has confirmed on the present connections
 * @param lastError text of the last failure; {@code null} when there was none
 * @param reconnects how often a connection was lost
 * @param messages messages given to the listener
 * @param undecodable messages that could not be decoded
 * @param waiting messages received but not yet finished by the listener
 * @param replaced messages that newer ones replaced while they waited
 * @param dropped messages that were dropped since too many waited
 * @param lagged how often the subscription left since the listener was too slow
 * @param stale instruments that should be busy and are silent now
 * @param staleAlarms how often something was done because a channel was silent
 */
public record SubscriptionStatus(
        SubscriptionState state,
        int subscribed,
        int confirmed,
        String lastError,
        long reconnects,
        long messages,
        long undecodable,
        int waiting,
        long replaced,
        long dropped,
        long lagged,
        int stale,
        long staleAlarms) {
    /** One whose listener was never too slow. */
    public SubscriptionStatus(
            SubscriptionState state,
            int subscribed,
            int confirmed,
            String lastError,
            long reconnects,
            long messages,
            long undecodable,
            int waiting) {
        this(state, subscribed, confirmed, lastError, reconnects, messages, undecodable, waiting, 0, 0, 0, 0, 0);
    }

    /** The same with more that waits, behind the listener. */
    public SubscriptionStatus plusWaiting(int more) {
        return new SubscriptionStatus(
                state,
                subscribed,
                confirmed,
                lastError,
                reconnects,
                messages,
                undecodable,
                waiting + more,
                replaced,
                dropped,
                lagged,
                stale,
                staleAlarms);
    }
}
