package io.github.camelblofin.stream;

import io.github.camelblofin.stream.PushDecoder.UndecodableException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads letters to the listener, on the worker. What the listener throws is logged, with its stack trace, and the next
 * letter is read.
 */
final class Courier implements Function<Letter, CompletionStage<Void>> {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int LONGEST_REASON = 200;

    private final StreamChannel channel;
    private final PushDecoder decoder;
    private final StreamListener listener;
    /** Written by the worker, read by anybody. */
    private final AtomicLong messages = new AtomicLong();
    /** Written by the worker, read by anybody. */
    private final AtomicLong lastReceived = new AtomicLong();
    /** Written by the worker, read by anybody. */
    private final AtomicLong undecodable = new AtomicLong();

    Courier(StreamChannel channel, RowForm form, StreamListener listener) {
        this.channel = channel;
        this.decoder = new PushDecoder(channel, form);
        this.listener = listener;
    }

    /** When the last message that was given to the listener was received, on the monotonic clock. */
    long lastReceived() {
        return lastReceived.get();
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
    public CompletionStage<Void> apply(Letter letter) {
        try {
            CompletionStage<Void> reading = read(letter);
            return reading == StreamListener.DONE ? reading : reading.exceptionally(this::failed);
        } catch (Throwable e) { // also an Error: a worker that died of it would stop the stream without a word
            failed(e);
            return StreamListener.DONE;
        }
    }

    private Void failed(Throwable problem) {
        if (problem instanceof CancellationException || problem.getCause() instanceof CancellationException) {
            LOG.debug("The listener of channel {} left a message because it was stopped", channel);
            return null;
        }
        LOG.warn("The listener of channel {} failed; the stream goes on", channel, problem);
        return null;
    }

    private CompletionStage<Void> read(Letter letter) {
        if (letter instanceof Frame frame) {
            return push(frame);
        }
        if (letter instanceof Letter.News news) {
            return listener.onEvent(news.event());
        }
        if (letter instanceof Letter.Confirmed confirmed) {
            return listener.onConfirmed(confirmed.instId());
        }
        if (letter instanceof Letter.Task task) {
            return task.work().get();
        }
        if (letter instanceof Letter.Interrupted lost) {
            return listener.onInterrupted(lost.instId(), lost.reason());
        }
        if (letter instanceof Letter.Problem problem) {
            listener.onProblem(problem.problem());
        }
        return StreamListener.DONE;
    }

    private CompletionStage<Void> push(Frame frame) {
        Push push;
        try {
            push = decoder.decode(frame);
        } catch (UndecodableException e) {
            undecodable.incrementAndGet();
            listener.onUndecodable(new UndecodablePush(channel, frame.instId, shortened(e.getMessage())));
            return StreamListener.DONE;
        }
        messages.lazySet(messages.get() + 1);
        lastReceived.lazySet(frame.receivedNanos);
        return listener.onPush(push);
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }
}
