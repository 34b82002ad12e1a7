package io.github.camelblofin.stream;

import io.github.camelblofin.error.BlofinException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A subscription of somebody's: its exchange subscriptions on one strand of connections or two, and one inbox, so that
 * messages keep the order in which they came in. Everything is called on the loop, which owns the fields, unless they say
 * otherwise.
 *
 * <pre>
 * SUBSCRIBING → STREAMING ⇄ INTERRUPTED      SUBSCRIBING → REFUSED
 * any → PAUSED → SUBSCRIBING      any → LAGGING → SUBSCRIBING      any → CLOSED
 * </pre>
 */
final class ActiveSubscription implements Strand.Owner, Overload.Owner {
    private static final Logger LOG = LoggerFactory.getLogger(ActiveSubscription.class);

    private final Loop loop;
    private final StatusFeed events;
    private final Runnable onClosed;
    private final StreamChannel channel;
    private final Inbox inbox;
    private final Overload overload;
    private final SubscriptionJournal journal;
    /** Whether the listener is told of a problem when it is too slow, beside the change of state. */
    private final boolean lagIsProblem;

    private final StrandSet strands = new StrandSet();

    private final FeedTally tally;
    /** The answer of {@link #close()}; {@code null} until it is called. */
    private CompletionStage<Void> ending;
    /** Replaced by the loop, read by anybody. */
    private volatile CompletableFuture<Void> confirmation = new CompletableFuture<>();

    ActiveSubscription(
            SubscriptionRequest request,
            ConnectionPool pool,
            StreamSettings settings,
            StreamPorts ports,
            Runnable onClosed) {
        this.loop = ports.loop();
        this.events = ports.status();
        this.onClosed = onClosed;
        this.channel = request.channel();
        this.tally = new FeedTally(request);
        for (int number = 0; number < request.care().connections(); number++) {
            strands.add(
                    new Strand(pool, PoolKey.of(request, number), request.care().staleAfter(), this));
        }
        this.overload = new Overload(this, strands, request.delivery(), settings, ports);
        this.lagIsProblem = request.delivery().overflow() == OverflowPolicy.FAIL;
        this.inbox = new Inbox(request, ports.ticker(), () -> loop.execute(overload::roomy));
        this.journal = new SubscriptionJournal(tally, overload, inbox);
    }

    /** Begins; called once, on the loop. */
    void start() {
        if (journal.is(SubscriptionState.SUBSCRIBING)) {
            strands.join(tally.keys());
            journal.publish();
        }
    }

    /** See {@link Subscription#confirmed()}. For any thread. */
    CompletionStage<Void> confirmed() {
        return confirmation.minimalCompletionStage();
    }

    /** Subscribes again to what is confirmed of this instrument. */
    void renew(String instId) {
        tally.renew(instId).forEach(this::renew);
    }

    private void renew(FeedKey key) {
        inbox.forgetCopies();
        strands.each(strand -> strand.renew(key));
    }

    /** These instruments from now on, and no others. */
    void follow(List<String> instIds) {
        FeedTally.Change change = tally.follow(instIds);
        if (journal.is(SubscriptionState.CLOSED)
                || journal.is(SubscriptionState.PAUSED)
                || journal.is(SubscriptionState.LAGGING)) {
            return;
        }
        // First those that come, so that no socket is closed and opened for an exchange of instruments.
        strands.join(change.come());
        strands.leave(change.gone());
        settle();
    }

    /** Where letters and messages go. For any thread. */
    Inbox inbox() {
        return inbox;
    }

    /** A picture of now. For any thread. */
    SubscriptionStatus status() {
        return journal.picture();
    }

    CompletionStage<Void> pause() {
        if (journal.is(SubscriptionState.CLOSED) || journal.is(SubscriptionState.PAUSED)) {
            return CompletableFuture.completedFuture(null);
        }
        overload.stop();
        CompletionStage<Void> left = unsubscribe();
        journal.enter(SubscriptionState.PAUSED, "unsubscribed on request");
        return left;
    }

    CompletionStage<Void> resume() {
        if (journal.is(SubscriptionState.PAUSED)) {
            confirmation = new CompletableFuture<>();
            journal.enter(SubscriptionState.SUBSCRIBING, "subscribing again on request");
            start();
        }
        return confirmation;
    }

    CompletionStage<Void> close() {
        if (ending == null) {
            overload.stop();
            CompletionStage<Void> left = unsubscribe();
            journal.close();
            ending = left.thenCombine(inbox.close(), (a, b) -> null);
            onClosed.run();
        }
        return ending;
    }

    private CompletionStage<Void> unsubscribe() {
        confirmation.completeExceptionally(new CancellationException("The subscription was paused or closed"));
        return depart();
    }

    private CompletionStage<Void> depart() {
        tally.clear();
        inbox.forgetCopies();
        return strands.leave();
    }

    @Override
    public void frame(Frame frame) {
        if (inbox.take(frame)) {
            overload.full();
        }
    }

    /** Any → LAGGING. The state is told behind the backlog, so log and events say it now. */
    @Override
    public void leave(String reason) {
        String problem = "The listener of " + channel + " is too slow: " + reason + ". It was unsubscribed with "
                + inbox.waiting() + " messages to work off, and is subscribed again after that";
        journal.failed(problem);
        LOG.warn("BloFin {}", problem);
        events.tell(StatusKind.LAGGING, channel.routeName(), null, problem);
        tellLost(tally.lose(tally.keys(), key -> false), reason);
        depart();
        if (lagIsProblem) {
            inbox.put(new Letter.Problem(Refusals.tooSlow(channel, problem)));
        }
        journal.enter(SubscriptionState.LAGGING, problem);
    }

    @Override
    public void onceEmpty(Runnable task) {
        inbox.onceEmpty(() -> loop.execute(task));
    }

    /** LAGGING → SUBSCRIBING. */
    @Override
    public void comeBack() {
        LOG.info("BloFin: the backlog of {} is worked off, subscribing again", channel);
        journal.enter(SubscriptionState.SUBSCRIBING, "the backlog is worked off");
        start();
    }

    @Override
    public void confirmed(Strand strand, FeedKey key) {
        boolean news = tally.confirm(key);
        if (news || !strands.several()) {
            inbox.put(new Letter.Confirmed(key.instId()));
        }
        arrived(strand);
        settle();
    }

    @Override
    public void refused(Strand strand, FeedKey key, BlofinException problem) {
        lost(List.of(key), problem.getMessage());
        tally.refuse(key);
        report(problem);
        if (!tally.followed()) {
            confirmation.completeExceptionally(problem);
        }
        arrived(strand);
        settle();
    }

    private void arrived(Strand strand) {
        if (strands.arrived(strand, tally.keys().size())) {
            lost(tally.keys(), "refused with the new key");
        }
    }

    @Override
    public void loginRefused(BlofinException problem) {
        report(problem);
        confirmation.completeExceptionally(problem);
        if (tally.confirmed() == 0) {
            journal.enter(SubscriptionState.REFUSED, problem.getMessage());
        }
    }

    private void report(BlofinException problem) {
        journal.failed(problem.getMessage());
        inbox.put(new Letter.Problem(problem));
    }

    @Override
    public void unreachable(String reason) {
        journal.failed(reason);
        journal.publish();
    }

    @Override
    public void interrupted(Collection<FeedKey> feeds, String reason) {
        journal.interrupted(reason);
        lost(feeds, reason);
        journal.publish();
    }

    /** These are carried no more, unless another strand carries them. */
    private void lost(Collection<FeedKey> feeds, String reason) {
        tellLost(tally.lose(feeds, strands::has), reason);
        if (journal.is(SubscriptionState.STREAMING) && !tally.answered()) {
            journal.enter(SubscriptionState.INTERRUPTED, reason);
        }
    }

    private void tellLost(List<FeedKey> feeds, String reason) {
        if (!feeds.isEmpty()) {
            inbox.forgetCopies();
        }
        feeds.forEach(feed -> inbox.put(new Letter.Interrupted(feed.instId(), reason)));
    }

    @Override
    public void stale(FeedKey key, String detail) {
        tally.stale(key);
        journal.news(detail);
    }

    @Override
    public void flowing(FeedKey key) {
        if (tally.flowing(key)) {
            journal.news(key + ": messages flow again");
        }
    }

    @Override
    public void outdated(Strand strand) {
        inbox.expectCopies();
        strands.replace(strand, tally.keys());
    }

    /** Enters the state that the answers so far amount to. */
    private void settle() {
        if (!tally.answered()) {
            journal.publish();
        } else if (tally.confirmed() == 0) {
            journal.enter(SubscriptionState.REFUSED, journal.lastError());
        } else {
            overload.streaming();
            journal.enter(
                    SubscriptionState.STREAMING,
                    tally.confirmed() + " of " + tally.keys().size() + " subscriptions confirmed");
        }
        // Last, so that whoever waited for it sees the picture that goes with it.
        if (tally.complete()) {
            confirmation.complete(null);
        }
    }
}
