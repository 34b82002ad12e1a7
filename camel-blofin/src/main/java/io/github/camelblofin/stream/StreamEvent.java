package io.github.camelblofin.stream;

/**
 * A step in the life of a subscription.
 *
 * @param state the state it is in now
 * @param detail text for people, such as why the connection was lost
 * @param reconnects how often a connection was lost so far
 */
public record StreamEvent(SubscriptionState state, String detail, long reconnects) {}
