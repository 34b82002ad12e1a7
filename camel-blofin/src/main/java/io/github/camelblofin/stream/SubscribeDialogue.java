package io.github.camelblofin.stream;

import io.github.camelblofin.api.ErrorClass;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.time.Ticker;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Talks with the exchange about subscriptions: one request at a time, since errors do not say what they are about, and
 * each subscription awaits its answer. What is refused is told; what worked before and is refused now is asked for again
 * after a while. Without a socket it only keeps the books. Owned by the loop.
 */
final class SubscribeDialogue {
    /** The connection that this talks for. */
    interface Line {
        void send(String text);

        /** A request was sent. */
        void asking();

        /** Nothing is left to ask. */
        void settled();

        /** The socket does not answer. */
        void lose(String reason);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final PoolKey key;
    private final StreamSettings settings;
    private final Line line;
    private final StatusFeed status;
    private final Ticker ticker;
    private final FeedLedger ledger = new FeedLedger();
    /** Runs while a request awaits answers that can be heard. */
    private final SingleTimer answer;
    /** Runs while something is refused for now. */
    private final SingleTimer retry;

    /** Whether there is a socket to talk on. Owner: the loop, as for all fields. */
    private boolean open;
    /** Whether it is not read at present. */
    private boolean deaf;

    SubscribeDialogue(PoolKey key, StreamSettings settings, StreamPorts ports, Line line) {
        this.key = key;
        this.settings = settings;
        this.line = line;
        this.status = ports.status();
        this.ticker = ports.ticker();
        this.answer = new SingleTimer(ports.loop());
        this.retry = new SingleTimer(ports.loop());
    }

    FeedLedger ledger() {
        return ledger;
    }

    /**
     * Wants these too. What is confirmed already is told at once, but where a subscription begins with the whole state the
     * exchange is asked anew, so that who comes late gets it too; the others then get it once more.
     */
    void join(Collection<FeedKey> keys, FeedSubscriber subscriber) {
        for (FeedKey feedKey : keys) {
            Feed feed = ledger.join(feedKey, subscriber);
            if (feed.state == Feed.State.CONFIRMED && feedKey.snapshotFirst()) {
                ledger.renew(feedKey);
            } else if (feed.state == Feed.State.CONFIRMED) {
                subscriber.confirmed(feedKey);
            }
        }
        ask();
    }

    /** Asks for a subscription anew on this socket, to get its state again or to wake it up. */
    void renew(FeedKey feedKey) {
        ledger.renew(feedKey);
        ask();
    }

    /** Wants these no more. Completes when the exchange has confirmed; at once for those that others still want. */
    CompletionStage<Void> leave(Collection<FeedKey> keys, FeedSubscriber subscriber) {
        List<CompletableFuture<Void>> gone = keys.stream()
                .map(feedKey -> ledger.leave(feedKey, subscriber))
                .filter(feed -> feed != null && !feed.wanted())
                .map(feed -> feed.gone)
                .toList();
        if (ledger.wanted()) {
            ask();
        }
        return CompletableFuture.allOf(gone.toArray(CompletableFuture[]::new));
    }

    /** A socket is ready. */
    void begin() {
        open = true;
        deaf = false;
        ask();
    }

    /** The socket is gone; everything is to be asked for again on the next. */
    void end() {
        open = false;
        answer.cancel();
        retry.cancel();
        ledger.forgetSocket();
    }

    /** The socket is not read: answers cannot be heard, so their time does not run. */
    void deafen() {
        deaf = true;
        answer.cancel();
    }

    /** The socket is read again. */
    void listen() {
        deaf = false;
        if (ledger.waiting()) {
            answer.set(settings.ackTimeout(), this::unanswered);
        }
    }

    /** An answer came. */
    void acknowledged(String event, Slice channel, Slice instId) {
        Feed feed = ledger.acknowledge(event, channel, instId);
        if (feed == null) {
            return;
        }
        if (feed.state == Feed.State.CONFIRMED) {
            feed.silence.confirmed(ticker.nanos(), feed.key.snapshotFirst());
            status.tell(StatusKind.SUBSCRIBED, key, feed.key, null);
            feed.subscribers.forEach(subscriber -> subscriber.confirmed(feed.key));
        }
        ask();
    }

    /** An error came. */
    void refused(String code, String text) {
        if (!ledger.waiting()) {
            LOG.warn("BloFin {}: error {} {}", key.label(), code, text);
        } else if (ledger.op() == FeedRequest.Op.UNSUBSCRIBE) {
            ledger.abandonUnsubscribe();
            ask();
        } else {
            subscriptionRefused(code, text);
        }
    }

    private void subscriptionRefused(String code, String text) {
        boolean divisible = Refusals.kind(code) == ErrorClass.INVALID_PARAMETER;
        for (Feed feed : ledger.refuse(divisible)) {
            LOG.warn("BloFin {}: subscription {} refused, code {}", key.label(), feed.key, code);
            BlofinException problem = Refusals.subscription(feed.key, code, text);
            status.tell(StatusKind.REFUSED, key, feed.key, problem.getMessage());
            feed.subscribers.forEach(subscriber -> subscriber.refused(feed.key, problem));
        }
        if (ledger.deferred() && !retry.running()) {
            retry.set(settings.refusedWait(), this::askAgain);
        }
        ask();
    }

    private void askAgain() {
        ledger.retryDeferred();
        ask();
    }

    private void ask() {
        if (!open || ledger.waiting()) {
            return;
        }
        FeedRequest request = ledger.next();
        if (request == null) {
            answer.cancel();
            line.settled();
            return;
        }
        if (!deaf) {
            answer.set(settings.ackTimeout(), this::unanswered);
        }
        line.asking();
        line.send(ControlFrames.request(request));
    }

    private void unanswered() {
        if (ledger.op() == FeedRequest.Op.UNSUBSCRIBE) {
            ledger.abandonUnsubscribe();
            ask();
        } else {
            line.lose("a subscription was not answered within "
                    + settings.ackTimeout().toMillis() + " ms");
        }
    }
}
