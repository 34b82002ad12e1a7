package io.github.camelblofin.stream;

import io.github.camelblofin.time.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The way of what a subscription gets, from the loop to its listener: copies are left out, the rest waits in the mailbox
 * and is read on the worker. What goes in is called on the loop; pictures are for any thread.
 */
final class Inbox {
    private final Ticker ticker;
    private final Courier courier;
    private final Mailbox mailbox;
    private final KeptMessages kept;
    /** Finds copies of messages; {@code null} as long as there was one strand only. Owner: the loop. */
    private CopyFilter copies;

    /** @param relief called on the worker when a full mailbox has room again */
    Inbox(SubscriptionRequest request, Ticker ticker, Runnable relief) {
        this.ticker = ticker;
        boolean several = request.care().connections() > 1;
        this.copies = several ? new CopyFilter() : null;
        StreamListener listener = several ? new MergingListener(request.listener()) : request.listener();
        this.courier = new Courier(request.channel(), request.delivery().rows(), listener);
        this.mailbox = new Mailbox(
                Backlog.of(request.delivery(), request.channel().conflation()), request.worker(), courier, relief);
        this.kept = new KeptMessages(mailbox, request.delivery());
    }

    /** Takes a message in. Gives true when the source must stop until relief comes. */
    boolean take(Frame frame) {
        return (copies == null || copies.first(frame)) && mailbox.put(frame);
    }

    /** Takes something else in, in order with the messages. */
    void put(Letter letter) {
        mailbox.put(letter);
    }

    void inOrder(Supplier<CompletionStage<Void>> task) {
        mailbox.put(new Letter.Task(0, task));
    }

    /** From now on messages may come over two sockets. */
    void expectCopies() {
        if (copies == null) {
            copies = new CopyFilter();
        }
    }

    /** What begins anew may begin with the state that came before. */
    void forgetCopies() {
        if (copies != null) {
            copies.clear();
        }
    }

    KeptMessages kept() {
        return kept;
    }

    /** Messages that wait or are being worked on. */
    int waiting() {
        return mailbox.waiting();
    }

    /** How long the message that the listener is at has been here; zero when none waits. */
    Duration lag() {
        return waiting() == 0 ? Duration.ZERO : Duration.ofNanos(ticker.nanos() - courier.lastReceived());
    }

    /** The picture with what was counted here. */
    SubscriptionStatus counts(SubscriptionStatus now) {
        return new SubscriptionStatus(
                now.state(),
                now.subscribed(),
                now.confirmed(),
                now.lastError(),
                now.reconnects(),
                courier.messages(),
                courier.undecodable(),
                mailbox.waiting(),
                mailbox.replaced(),
                mailbox.dropped(),
                now.lagged(),
                now.stale(),
                now.staleAlarms());
    }

    /** See {@link Mailbox#onceEmpty}. */
    void onceEmpty(Runnable task) {
        mailbox.onceEmpty(task);
    }

    /** Drops what waits. Completes when the listener has returned for the last time. */
    CompletionStage<Void> close() {
        return mailbox.close();
    }
}
