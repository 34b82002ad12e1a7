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
 * @param stale instruments that should be busy and are silent now
 * @param staleAlarms how often something was done because a channel was silent
 * @param waiting messages received but not yet taken by the listener
 */
public record SubscriptionStatus(
        SubscriptionState state,
        int subscribed,
        int confirmed,
        String lastError,
        long reconnects,
        long messages,
        long undecodable,
        int stale,
        long staleAlarms,
        int waiting) {}
