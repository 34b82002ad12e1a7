package io.github.camelblofin.stream;

import java.util.List;

/**
 * A message of a channel.
 *
 * @param channel the channel
 * @param instId instrument of the subscription; {@code null} when it names none
 * @param action {@code snapshot} or {@code update}; {@code null} when BloFin sent none
 * @param rows the rows, in the form that was asked for; one for channels that send an object
 * @param text the message as it came
 * @param receivedNanos when it was received, on the monotonic clock
 * @param receivedMillis when it was received, as time of day
 * @param epoch number of the socket it came from; a new socket has a higher one
 */
public record Push(
        StreamChannel channel,
        String instId,
        String action,
        List<Object> rows,
        PushText text,
        long receivedNanos,
        long receivedMillis,
        long epoch) {
    /** The same with other rows. */
    public Push withRows(List<Object> others) {
        return new Push(channel, instId, action, others, text, receivedNanos, receivedMillis, epoch);
    }
}
