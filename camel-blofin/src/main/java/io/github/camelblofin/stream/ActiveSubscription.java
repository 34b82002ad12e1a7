package io.github.camelblofin.stream;

import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.time.Ticker;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A subscription of somebody's: its exchange subscriptions on one strand of connections or two, and one mailbox with one
 * worker, so that messages keep the order in which they came in. Public methods hop to the loop; everything else is called
 * there and owns the fields, unless they say otherwise.
 */
final class ActiveSubscription implements Subscription, Strand.Owner, Overload.Owner {
    private static final Logger LOG = LoggerFactory.getLogger(ActiveSubscription.class);

    private final Loop loop;
    private final Ticker ticker;
    private final StatusFeed events;
    private final Consumer<ActiveSubscription> onClosed;
    private final StreamChannel channel;
    private final Courier courier;
    private final Mailbox mailbox;
    private final KeptMessages kept;
    private final Overload overload;
    /** Whether the listener is told of a problem when it is too slow, beside the change of state. */
    private final boolean lagIsProblem;

    private final StrandSet strands = new StrandSet();

    private final FeedTally tally;
    /** Finds copies of messages; {@code null} as long as there was one strand only. */
    private CopyFilter copies;

    private long reconnects;
    private String lastError;
    /** The answer of {@link #close()}; {@code null} until it is called. */
    private CompletionStage<Void> ending;
    /** Replaced by the loop, read by anybody. */
    private volatile CompletableFuture<Void> confirmation = new CompletableFuture<>();
    /** Replaced by the loop, read by anybody. */
    private volatile SubscriptionStatus picture;

    private SubscriptionState state = SubscriptionState.SUBSCRIBING;

    ActiveSubscription(
            SubscriptionRequest request,
            ConnectionPool pool,
            StreamSettings settings,
            StreamPorts ports,
            Consumer<ActiveSubscription> onClosed) {
        this.loop = ports.loop();
        this.ticker = ports.ticker();
        this.events = ports.status();
        this.onClosed = onClosed;
        this.channel = request.channel();
        this.tally = new FeedTally(request);
        boolean several = request.care().connections() > 1;
        for (int number = 0; number < request.care().connections(); number++) {
            strands.add(
                    new Strand(pool, PoolKey.of(request, number), request.care().staleAfter(), this));
        }
        this.copies = several ? new CopyFilter() : null;
        StreamListener listener = several ? new MergingListener(request.listener()) : request.listener();
        this.courier = new Courier(channel, request.delivery().rows(), listener);
        this.overload = new Overload(this, request.delivery(), settings, ports);
        this.lagIsProblem = request.delivery().overflow() == OverflowPolicy.FAIL;
        this.mailbox = new Mailbox(
                Backlog.of(request.delivery(), channel.conflation()),
                request.worker(),
                courier,
                () -> loop.execute(overload::roomy));
        this.kept = new KeptMessages(mailbox, request.delivery());
        publish();
    }

    /** Begins; called once, on the loop. */
    void start() {
        if (state == SubscriptionState.SUBSCRIBING) {
            strands.join(tally.keys());
            publish();
        }
    }

    @Override
    public CompletionStage<Void> confirmed() {
        return confirmation.minimalCompletionStage();
    }

    @Override
    public CompletionStage<Void> pause() {
        return onLoop(this::pauseNow);
    }

    @Override
    public CompletionStage<Void> resume() {
        return onLoop(this::resumeNow);
    }

    @Override
    public CompletionStage<Void> close() {
        return onLoop(this::closeNow);
    }

    @Override
    public void renew(String instId) {
        loop.execute(() -> tally.renew(instId).forEach(this::renewNow));
    }

    private void renewNow(FeedKey key) {
        forgetCopies();
        strands.each(strand -> strand.renew(key));
    }

    /** What begins anew may begin with the state that came before. */
    private void forgetCopies() {
        if (copies != null) {
            copies.clear();
        }
    }

    @Override
    public void follow(Collection<String> instIds) {
        if (!tally.followed()) {
            throw new IllegalStateException("The instruments of this subscription to " + channel + " were named");
        }
        List<String> wanted = List.copyOf(instIds);
        loop.execute(() -> followNow(wanted));
    }

    private void followNow(List<String> instIds) {
        FeedTally.Change change = tally.follow(instIds);
        if (state == SubscriptionState.CLOSED
                || state == SubscriptionState.PAUSED
                || state == SubscriptionState.LAGGING) {
            return;
        }
        // First those that come, so that no socket is closed and opened for an exchange of instruments.
        strands.join(change.come());
        strands.leave(change.gone());
        settle();
    }

    @Override
    public void inOrder(Supplier<CompletionStage<Void>> task) {
        loop.execute(() -> mailbox.put(new Letter.Task(0, task)));
    }

    @Override
    public Duration lag() {
        return mailbox.waiting() == 0 ? Duration.ZERO : Duration.ofNanos(ticker.nanos() - courier.lastReceived());
    }

    @Override
    public KeptMessages kept() {
        return kept;
    }

    @Override
    public SubscriptionStatus status() {
        SubscriptionStatus now = picture;
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

    private CompletionStage<Void> onLoop(Supplier<CompletionStage<Void>> task) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        loop.execute(() -> task.get().whenComplete((nothing, problem) -> {
            if (problem == null) {
                answer.complete(null);
            } else {
                answer.completeExceptionally(problem);
            }
        }));
        return answer.minimalCompletionStage();
    }

    private CompletionStage<Void> pauseNow() {
        if (state == SubscriptionState.CLOSED || state == SubscriptionState.PAUSED) {
            return CompletableFuture.completedFuture(null);
        }
        overload.stop();
        CompletionStage<Void> left = unsubscribe();
        enter(SubscriptionState.PAUSED, "unsubscribed on request");
        return left;
    }

    private CompletionStage<Void> resumeNow() {
        if (state == SubscriptionState.PAUSED) {
            confirmation = new CompletableFuture<>();
            enter(SubscriptionState.SUBSCRIBING, "subscribing again on request");
            start();
        }
        return confirmation;
    }

    private CompletionStage<Void> closeNow() {
        if (ending == null) {
            overload.stop();
            CompletionStage<Void> left = unsubscribe();
            state = SubscriptionState.CLOSED;
            publish();
            ending = left.thenCombine(mailbox.close(), (a, b) -> null);
            onClosed.accept(this);
        }
        return ending;
    }

    private CompletionStage<Void> unsubscribe() {
        confirmation.completeExceptionally(new CancellationException("The subscription was paused or closed"));
        return depart();
    }

    private CompletionStage<Void> depart() {
        tally.clear();
        forgetCopies();
        return strands.leave();
    }

    @Override
    public void frame(Frame frame) {
        if (copies != null && !copies.first(frame)) {
            return;
        }
        if (mailbox.put(frame)) {
            overload.full();
        }
    }

    @Override
    public void hold() {
        strands.each(Strand::hold);
    }

    @Override
    public void release() {
        strands.each(Strand::release);
    }

    @Override
    public boolean alone() {
        return strands.alone();
    }

    /** Any → LAGGING. The state is told behind the backlog, so log and events say it now. */
    @Override
    public void leave(String reason) {
        lastError = "The listener of " + channel + " is too slow: " + reason + ". It was unsubscribed with "
                + mailbox.waiting() + " messages to work off, and is subscribed again after that";
        LOG.warn("BloFin {}", lastError);
        events.tell(StatusKind.LAGGING, channel.routeName(), null, lastError);
        tellLost(tally.lose(tally.keys(), key -> false), reason);
        depart();
        if (lagIsProblem) {
            mailbox.put(new Letter.Problem(Refusals.tooSlow(channel, lastError)));
        }
        enter(SubscriptionState.LAGGING, lastError);
    }

    @Override
    public void onceEmpty(Runnable task) {
        mailbox.onceEmpty(() -> loop.execute(task));
    }

    /** LAGGING → SUBSCRIBING. */
    @Override
    public void comeBack() {
        LOG.info("BloFin: the backlog of {} is worked off, subscribing again", channel);
        enter(SubscriptionState.SUBSCRIBING, "the backlog is worked off");
        start();
    }

    @Override
    public void confirmed(Strand strand, FeedKey key) {
        boolean news = tally.confirm(key);
        if (news || !strands.several()) {
            mailbox.put(new Letter.Confirmed(key.instId()));
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
            enter(SubscriptionState.REFUSED, problem.getMessage());
        }
    }

    private void report(BlofinException problem) {
        lastError = problem.getMessage();
        mailbox.put(new Letter.Problem(problem));
    }

    @Override
    public void unreachable(String reason) {
        lastError = reason;
        publish();
    }

    @Override
    public void interrupted(Collection<FeedKey> feeds, String reason) {
        reconnects++;
        lastError = reason;
        lost(feeds, reason);
        publish();
    }

    /** These are carried no more, unless another strand carries them. */
    private void lost(Collection<FeedKey> feeds, String reason) {
        tellLost(tally.lose(feeds, strands::has), reason);
        if (state == SubscriptionState.STREAMING && !tally.answered()) {
            enter(SubscriptionState.INTERRUPTED, reason);
        }
    }

    private void tellLost(List<FeedKey> feeds, String reason) {
        if (!feeds.isEmpty()) {
            forgetCopies();
        }
        feeds.forEach(feed -> mailbox.put(new Letter.Interrupted(feed.instId(), reason)));
    }

    @Override
    public void stale(FeedKey key, String detail) {
        tally.stale(key);
        mailbox.put(new Letter.News(new StreamEvent(state, detail, reconnects)));
        publish();
    }

    @Override
    public void flowing(FeedKey key) {
        if (tally.flowing(key)) {
            mailbox.put(new Letter.News(new StreamEvent(state, key + ": messages flow again", reconnects)));
            publish();
        }
    }

    @Override
    public void outdated(Strand strand) {
        if (copies == null) {
            copies = new CopyFilter();
        }
        strands.replace(strand, tally.keys());
    }

    /** Enters the state that the answers so far amount to. */
    private void settle() {
        if (!tally.answered()) {
            publish();
        } else if (tally.confirmed() == 0) {
            enter(SubscriptionState.REFUSED, lastError);
        } else {
            overload.streaming();
            enter(
                    SubscriptionState.STREAMING,
                    tally.confirmed() + " of " + tally.keys().size() + " subscriptions confirmed");
        }
        // Last, so that whoever waited for it sees the picture that goes with it.
        if (tally.complete()) {
            confirmation.complete(null);
        }
    }

    private void enter(SubscriptionState next, String detail) {
        if (state != next) {
            state = next;
            mailbox.put(new Letter.News(new StreamEvent(next, detail, reconnects)));
        }
        publish();
    }

    private void publish() {
        picture = new SubscriptionStatus(
                state,
                tally.expected(),
                tally.confirmed(),
                lastError,
                reconnects,
                0,
                0,
                0,
                0,
                0,
                overload.departures(),
                tally.staleNow(),
                tally.staleAlarms());
    }
}
