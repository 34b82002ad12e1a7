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
 * @param skipped messages just before it that were left out since the listener was too slow: replaced by this one, or
 *     dropped
 * @param recovered whether it was read by REST because its push was missed; {@code text} is then in the form of a push,
 *     and {@code receivedNanos} is zero
 */
public record Push(
        StreamChannel channel,
        String instId,
        String action,
        List<Object> rows,
        PushText text,
        long receivedNanos,
        long receivedMillis,
        long epoch,
        int skipped,
        boolean recovered) {
    /** One that came over the socket. */
    public Push(
            StreamChannel channel,
            String instId,
            String action,
            List<Object> rows,
            PushText text,
            long receivedNanos,
            long receivedMillis,
            long epoch,
            int skipped) {
        this(channel, instId, action, rows, text, receivedNanos, receivedMillis, epoch, skipped, false);
    }

    /** One that came over the socket, before which nothing was left out. */
    public Push(
            StreamChannel channel,
            String instId,
            String action,
            List<Object> rows,
            PushText text,
            long receivedNanos,
            long receivedMillis,
            long epoch) {
        this(channel, instId, action, rows, text, receivedNanos, receivedMillis, epoch, 0);
    }

    /** The same with other rows; the text stays whole. */
    public Push withRows(List<Object> others) {
        return with(others, skipped);
    }

    /** The same with other rows, behind so many messages that were left out. */
    Push with(List<Object> others, int leftOut) {
        return new Push(
                channel, instId, action, others, text, receivedNanos, receivedMillis, epoch, leftOut, recovered);
    }

    /** The same with some of its rows only, in its text too. */
    public Push withSome(List<Object> fewer) {
        PushText shorter = PushText.of(channel, instId, fewer);
        return new Push(
                channel, instId, action, fewer, shorter, receivedNanos, receivedMillis, epoch, skipped, recovered);
    }
}
