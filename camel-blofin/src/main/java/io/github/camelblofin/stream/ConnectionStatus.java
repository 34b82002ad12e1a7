package io.github.camelblofin.stream;

import java.net.URI;

/**
 * A picture of a connection.
 *
 * @param url the socket
 * @param state where it stands
 * @param subscriptions exchange subscriptions that it carries
 * @param confirmed how many of them are confirmed
 * @param reconnects how often the socket was lost, or could not be made
 * @param lastError why, the last time; {@code null} when it never was
 */
public record ConnectionStatus(
        URI url, ConnectionState state, int subscriptions, int confirmed, long reconnects, String lastError) {}
