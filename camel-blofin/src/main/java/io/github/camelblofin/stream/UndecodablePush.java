package io.github.camelblofin.stream;

/**
 * A message that could not be decoded.
 *
 * @param channel its channel
 * @param instId its instrument; may be {@code null}
 * @param reason what is wrong with it, without the message itself
 */
public record UndecodablePush(StreamChannel channel, String instId, String reason) {}
