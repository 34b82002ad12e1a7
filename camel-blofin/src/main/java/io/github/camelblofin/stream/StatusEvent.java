package io.github.camelblofin.stream;

import java.time.Instant;

/**
 * Something happened to a connection or a subscription. Holds no secrets.
 *
 * @param time when, by this machine's clock
 * @param kind what
 * @param connection host and path of the socket; {@code null} when it is about none
 * @param channel the channel, as routes name it; {@code null} when it is about the whole connection
 * @param instId the instrument; {@code null} when the subscription names none
 * @param detail text for people; may be {@code null}
 * @param until with {@link StatusKind#WAITING}, when the next attempt is made; {@code null} otherwise
 */
public record StatusEvent(
        Instant time,
        StatusKind kind,
        String connection,
        String channel,
        String instId,
        String detail,
        Instant until) {}
