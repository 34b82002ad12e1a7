package io.github.camelblofin.stream;

/**
 * Messages that a listener has taken and keeps for later, so that others need not wait behind them. They count as waiting
 * in the mailbox, and at most half of its bounds is given to them. Safe for any thread.
 */
public final class KeptMessages {
    private final Mailbox mailbox;
    private final Fill room;
    /** Guarded by this, as is the next. */
    private int messages;

    private long bytes;

    KeptMessages(Mailbox mailbox, SubscriptionRequest.Delivery delivery) {
        this.mailbox = mailbox;
        this.room = new Fill(Math.max(1, delivery.maxMessages() / 2), Math.max(1, delivery.maxBytes() / 2));
    }

    /** Whether another may be kept. Where it may not, the listener lets the stage of its call wait. */
    public synchronized boolean room() {
        return !room.full(messages, bytes);
    }

    /** This one is kept. */
    public void add(Push push) {
        synchronized (this) {
            messages++;
            bytes += size(push);
        }
        mailbox.keep(size(push));
    }

    /** This one is kept no more. Called on the listener's executor. */
    public void remove(Push push) {
        synchronized (this) {
            messages--;
            bytes -= size(push);
        }
        mailbox.giveBack(1, size(push));
    }

    private static int size(Push push) {
        return push.text().length() + Frame.OVERHEAD;
    }
}
