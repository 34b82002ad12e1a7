package io.github.camelblofin.stream;

import io.github.camelblofin.stream.PushDecoder.UndecodableException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads letters to the listener, on the worker. What the listener throws is logged, with its stack trace, and the next
 * letter is read.
 */
final class Courier implements Consumer<Letter> {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int LONGEST_REASON = 200;

    private final StreamChannel channel;
    private final PushDecoder decoder;
    private final StreamListener listener;
    /** Written by the worker, read by anybody. */
    private final AtomicLong messages = new AtomicLong();
    /** Written by the worker, read by anybody. */
    private final AtomicLong undecodable = new AtomicLong();

    Courier(StreamChannel channel, RowForm form, StreamListener listener) {
        this.channel = channel;
        this.decoder = new PushDecoder(channel, form);
        this.listener = listener;
    }

    /** Messages given to the listener. */
    long messages() {
        return messages.get();
    }

    /** Messages that could not be decoded. */
    long undecodable() {
        return undecodable.get();
    }

    @Override
    public void accept(Letter letter) {
        try {
            if (letter instanceof Frame frame) {
                push(frame);
            } else if (letter instanceof Letter.News news) {
                listener.onEvent(news.event());
            } else if (letter instanceof Letter.Problem problem) {
                listener.onProblem(problem.problem());
            }
        } catch (Throwable e) { // also an Error: a worker that died of it would stop the stream without a word
            LOG.warn("The listener of channel {} failed; the stream goes on", channel, e);
        }
    }

    private void push(Frame frame) {
        Push push;
        try {
            push = decoder.decode(frame);
        } catch (UndecodableException e) {
            undecodable.incrementAndGet();
            listener.onUndecodable(new UndecodablePush(channel, frame.instId, shortened(e.getMessage())));
            return;
        }
        messages.lazySet(messages.get() + 1);
        listener.onPush(push);
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }
}
