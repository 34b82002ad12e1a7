package io.github.camelblofin.stream;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

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

    /**
     * Subscribes to these instruments from now on, and no others. For subscriptions to {@link
     * SubscriptionRequest#FOLLOWED}; what BloFin refuses is told and left out.
     *
     * @throws IllegalStateException when the subscription is to instruments that were named
     */
    default void follow(Collection<String> instIds) {
        throw new IllegalStateException("The instruments of this subscription were named");
    }

    /**
     * Does something for the listener in order with its messages: after those that were received before, one at a time
     * with the others, on the listener's executor. Not done any more once the subscription is closed.
     *
     * @param task as a call of {@link StreamListener}: what it gives back is waited for
     */
    void inOrder(Supplier<CompletionStage<Void>> task);

    /** How long the message that the listener is at has been here; zero when none waits. */
    default Duration lag() {
        return Duration.ZERO;
    }

    /** Counts what the listener keeps for later. */
    KeptMessages kept();

    /** A picture of now. */
    SubscriptionStatus status();
}
