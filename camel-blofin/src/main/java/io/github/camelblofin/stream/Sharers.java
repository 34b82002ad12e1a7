package io.github.camelblofin.stream;

/** Those who share a connection, and what they ask of it besides coming and going. Owned by the loop. */
final class Sharers {
    private final SubscribeDialogue dialogue;
    private final FeedLedger ledger;
    private final ReadingGate gate;

    Sharers(SubscribeDialogue dialogue, ReadingGate gate) {
        this.dialogue = dialogue;
        this.ledger = dialogue.ledger();
        this.gate = gate;
    }

    /** How many exchange subscriptions there are. */
    int size() {
        return ledger.size();
    }

    boolean has(FeedKey feed) {
        return ledger.has(feed);
    }

    /** Whether nobody else uses the connection. */
    boolean onlyFor(FeedSubscriber subscriber) {
        return ledger.onlyFor(subscriber);
    }

    /** Subscribes to this again on the same socket. Does nothing while that is under way, or without a socket. */
    void renew(FeedKey feed) {
        dialogue.renew(feed);
    }

    /** Stops reading, on behalf of a subscriber whose mailbox is full. May be called again and again. */
    void hold(FeedSubscriber subscriber) {
        gate.hold(subscriber);
    }

    /** The subscriber has room again; reads on when nobody else holds. */
    void release(FeedSubscriber subscriber) {
        gate.release(subscriber);
    }
}
