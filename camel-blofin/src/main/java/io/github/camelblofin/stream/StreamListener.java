package io.github.camelblofin.stream;

import io.github.camelblofin.error.BlofinException;

/**
 * Hears a subscription, one call at a time and in order, on the subscription's executor. It may block: then messages
 * wait, and what happens when too many do is the request's overflow policy. What it throws is logged and counted, and the
 * stream goes on.
 */
public interface StreamListener {
    /** A message. Those of one instrument come in the exchange's order. */
    void onPush(Push push);

    /** A message that could not be decoded. The stream goes on. */
    default void onUndecodable(UndecodablePush push) {}

    /** The login or a subscription was refused: somebody must act. Told once, until it has worked again. */
    default void onProblem(BlofinException problem) {}

    /**
     * The subscription's state changed; its end, which is the caller's own doing, is not told. In order with the
     * messages: what comes after was received after.
     */
    default void onEvent(StreamEvent event) {}
}
