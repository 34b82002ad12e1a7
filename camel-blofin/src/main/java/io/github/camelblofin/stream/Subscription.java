package io.github.camelblofin.stream;

import java.util.concurrent.CompletionStage;

/** A stream that somebody listens to. Safe for any thread; no method waits. */
public interface Subscription {
    /**
     * Completes when BloFin has confirmed everything; fails with a {@code BlofinException} when the login or one of the
     * subscriptions was refused, and with a {@code CancellationException} when it was paused or closed before. After
     * {@link #resume()} it is about the new attempt.
     */
    CompletionStage<Void> confirmed();

    /** Unsubscribes. Messages that were received are still delivered. Completes when BloFin has confirmed. */
    CompletionStage<Void> pause();

    /** Subscribes again; the answer is that of {@link #confirmed()}. */
    CompletionStage<Void> resume();

    /**
     * Ends it. Messages that wait are dropped: to drain them, {@link #pause()} first and wait until {@code
     * status().waiting()} is 0. Completes when BloFin has confirmed, or the connection is closed if nobody else uses it,
     * and the listener has returned.
     */
    CompletionStage<Void> close();

    /**
     * Unsubscribes and subscribes again on the present socket: BloFin begins anew with the state of the channel, where it
     * has one. Others who share the subscription get it too. Does nothing while the subscription is not confirmed.
     *
     * @param instId the instrument; {@code null} when the subscription names none
     */
    void renew(String instId);

    /** A picture of now. */
    SubscriptionStatus status();
}
