package io.github.camelblofin.stream;

import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.model.Gap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Hears a subscription, one call at a time and in order, on the subscription's executor. It may block: then messages
 * wait, and what happens when too many do is the request's overflow policy. Where it gives back a stage that is not
 * complete, nothing more is read until it is, and no thread waits for that; the stage must complete at last, also after
 * the subscription was closed. What it throws, or what its stage fails with, is logged and counted, and the stream goes
 * on. Listeners may be stacked: one that recovers or keeps a book hears first and gives on what the next is to hear.
 */
public interface StreamListener {
    /** What most calls give back: nothing is left to wait for. */
    CompletionStage<Void> DONE = CompletableFuture.completedStage(null);

    /** The first call, before anything else, on the thread that subscribes. */
    default void onSubscribed(Subscription self) {}

    /** A message. Those of one instrument come in the exchange's order. */
    CompletionStage<Void> onPush(Push push);

    /**
     * Messages are missing and cannot be read. In order with the messages: what comes next lies after the gap.
     */
    default CompletionStage<Void> onGap(Gap gap) {
        return DONE;
    }

    /** A message that could not be decoded. The stream goes on. */
    default void onUndecodable(UndecodablePush push) {}

    /** The login or a subscription was refused: somebody must act. Told once, until it has worked again. */
    default void onProblem(BlofinException problem) {}

    /**
     * BloFin has confirmed a subscription: the first time, or again after a loss or on request. Messages after this were
     * pushed after it; what happened between the last one before and this may be missing.
     *
     * @param instId the instrument; {@code null} when the subscription names none
     */
    default CompletionStage<Void> onConfirmed(String instId) {
        return DONE;
    }

    /**
     * A confirmed subscription is carried no more, since its connection was lost: nothing comes until it is confirmed again.
     *
     * @param instId the instrument; {@code null} when the subscription names none
     * @param reason text for people
     */
    default CompletionStage<Void> onInterrupted(String instId, String reason) {
        return DONE;
    }

    /**
     * The subscription's state changed; its end, which is the caller's own doing, is not told. In order with the
     * messages: what comes after was received after.
     */
    default CompletionStage<Void> onEvent(StreamEvent event) {
        return DONE;
    }
}
