package io.github.camelblofin.stream;

import io.github.camelblofin.stream.Transport.Link;
import java.util.HashSet;
import java.util.Set;

/**
 * Stops reading a socket while a mailbox is full. While it is not read neither signs of life nor answers can be heard, so
 * nobody waits for them. Owned by the loop.
 */
final class ReadingGate {
    private final Heartbeat heartbeat;
    private final SubscribeDialogue dialogue;
    /** Who asked for it. Kept over sockets: a slow listener is still slow after a reconnect. Owner: the loop. */
    private final Set<FeedSubscriber> holders = new HashSet<>();
    /** The socket at hand; {@code null} when there is none that streams. Owner: the loop. */
    private Link link;
    /** Whether it is not read. Owner: the loop. */
    private boolean deaf;

    ReadingGate(Heartbeat heartbeat, SubscribeDialogue dialogue) {
        this.heartbeat = heartbeat;
        this.dialogue = dialogue;
    }

    /** A socket is ready. It is read at first, whoever holds: its answers must be heard. */
    void open(Link ready) {
        link = ready;
        deaf = false;
    }

    /** The socket is gone. */
    void close() {
        link = null;
        deaf = false;
    }

    boolean deaf() {
        return deaf;
    }

    /** Stops reading on behalf of a subscriber. May be called again and again. */
    void hold(FeedSubscriber subscriber) {
        holders.add(subscriber);
        if (!deaf && link != null) {
            deaf = true;
            link.pause();
            heartbeat.deafen();
            dialogue.deafen();
        }
    }

    /** The subscriber has room again, or leaves; reads on when nobody else holds. */
    void release(FeedSubscriber subscriber) {
        holders.remove(subscriber);
        if (deaf && holders.isEmpty()) {
            deaf = false;
            heartbeat.listen();
            dialogue.listen();
            link.resume();
        }
    }
}
