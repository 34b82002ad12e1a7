package io.github.camelblofin.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** An exchange subscription and those who share it. Owner of every field: the loop. */
final class Feed {
    /** Where the exchange subscription stands on the present socket. */
    enum State {
        /** Not asked for yet. */
        IDLE,
        /** Asked for, not answered. */
        SUBSCRIBING,
        CONFIRMED,
        /** Asked to end, not answered. */
        UNSUBSCRIBING,
        /** Refused; not asked for again until somebody new wants it. */
        REFUSED,
        /** Refused for now; asked for again after a while. */
        DEFERRED
    }

    final FeedKey key;
    State state = State.IDLE;
    /** Confirmed at least once, so that a refusal may pass. */
    boolean proven;
    /** To be ended and asked for again on the present socket. */
    boolean renew;
    /** The present refusal was told to the subscribers. */
    boolean reported;
    /** Silence that is no longer normal, in nanoseconds; 0 when nobody minds silence. */
    long staleAfter;
    /** What is known about its silence. */
    final Silence silence = new Silence();
    /** Replaced, never changed. */
    List<FeedSubscriber> subscribers = List.of();
    /** Completes when the exchange no longer has the subscription. */
    CompletableFuture<Void> gone = new CompletableFuture<>();

    Feed(FeedKey key) {
        this.key = key;
    }

    boolean wanted() {
        return !subscribers.isEmpty();
    }

    void add(FeedSubscriber subscriber) {
        List<FeedSubscriber> more = new ArrayList<>(subscribers);
        more.add(subscriber);
        subscribers = List.copyOf(more);
        staleAfter = impatience();
    }

    void remove(FeedSubscriber subscriber) {
        List<FeedSubscriber> fewer = new ArrayList<>(subscribers);
        fewer.remove(subscriber);
        subscribers = List.copyOf(fewer);
        staleAfter = impatience();
    }

    /** That of the least patient. */
    private long impatience() {
        return subscribers.stream()
                .mapToLong(subscriber -> subscriber.staleAfter().toNanos())
                .filter(limit -> limit > 0)
                .min()
                .orElse(0);
    }
}
