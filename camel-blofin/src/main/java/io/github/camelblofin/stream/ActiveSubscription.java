package io.github.camelblofin.stream;

import io.github.camelblofin.error.BlofinException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A subscription of somebody's: its exchange subscriptions, spread over connections, and one mailbox with one worker, so
 * that messages keep the order in which they came in. Public methods hop to the loop; everything else is called there and
 * owns the fields, unless they say otherwise.
 */
final class ActiveSubscription implements Subscription, FeedSubscriber, Overload.Owner {
    private static final Logger LOG = LoggerFactory.getLogger(ActiveSubscription.class);

    private final StreamChannel channel;
    private final ConnectionPool pool;
    private final Loop loop;
    private final Consumer<ActiveSubscription> onClosed;
    private final PoolKey poolKey;
    private final List<FeedKey> keys;
    private final Courier courier;
    private final Mailbox mailbox;
    private final Overload overload;
    /** Whether the listener is told of a problem when it is too slow, beside the change of state. */
    private final boolean lagIsProblem;

    private final Set<FeedKey> confirmed = new HashSet<>();
    private final Set<FeedKey> refused = new HashSet<>();
    private Map<Connection, List<FeedKey>> placement = Map.of();
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
        this.pool = pool;
        this.loop = ports.loop();
        this.onClosed = onClosed;
        this.channel = request.channel();
        this.poolKey = new PoolKey(
                request.environment().socket(channel.socket()),
                channel.socket(),
                channel.socket().login() ? request.credentials() : null);
        this.keys = request.instIds().isEmpty()
                ? List.of(FeedKey.of(channel, null))
                : request.instIds().stream()
                        .map(instId -> FeedKey.of(channel, instId))
                        .toList();
        this.courier = new Courier(channel, request.delivery().rows(), request.listener());
        this.overload = new Overload(this, request.delivery(), settings, ports);
        this.lagIsProblem = request.delivery().overflow() == OverflowPolicy.FAIL;
        this.mailbox = new Mailbox(
                Backlog.of(request.delivery(), channel.conflation()),
                request.worker(),
                courier,
                () -> loop.execute(overload::roomy));
        publish();
    }

    /** Begins; called once, on the loop. */
    void start() {
        if (state == SubscriptionState.SUBSCRIBING) {
            placement = pool.join(poolKey, keys, this);
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
        loop.execute(() -> placement.forEach((connection, feeds) -> feeds.stream()
                .filter(feed -> Objects.equals(feed.instId(), instId))
                .forEach(connection::renew)));
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
                now.lagged());
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
        confirmed.clear();
        refused.clear();
        Map<Connection, List<FeedKey>> old = placement;
        placement = Map.of();
        return pool.leave(old, this);
    }

    @Override
    public void frame(Frame frame) {
        if (mailbox.put(frame)) {
            overload.full();
        }
    }

    @Override
    public void hold() {
        placement.keySet().forEach(connection -> connection.hold(this));
    }

    @Override
    public void release() {
        placement.keySet().forEach(connection -> connection.release(this));
    }

    @Override
    public boolean alone() {
        return placement.keySet().stream().allMatch(connection -> connection.onlyFor(this));
    }

    /** Any → LAGGING. The state is told behind the backlog, so the log says it now. */
    @Override
    public void leave(String reason) {
        lastError = "The listener of " + channel + " is too slow: " + reason + ". It was unsubscribed with "
                + mailbox.waiting() + " messages to work off, and is subscribed again after that";
        LOG.warn("BloFin {}: {}", poolKey.label(), lastError);
        carriedNoMore(keys, reason);
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
        LOG.info("BloFin {}: the backlog of {} is worked off, subscribing again", poolKey.label(), channel);
        enter(SubscriptionState.SUBSCRIBING, "the backlog is worked off");
        start();
    }

    @Override
    public void confirmed(FeedKey key) {
        confirmed.add(key);
        refused.remove(key);
        mailbox.put(new Letter.Confirmed(key.instId()));
        settle();
    }

    @Override
    public void refused(FeedKey key, BlofinException problem) {
        refused.add(key);
        confirmed.remove(key);
        report(problem);
        settle();
    }

    @Override
    public void loginRefused(BlofinException problem) {
        report(problem);
        enter(SubscriptionState.REFUSED, problem.getMessage());
    }

    private void report(BlofinException problem) {
        lastError = problem.getMessage();
        mailbox.put(new Letter.Problem(problem));
        confirmation.completeExceptionally(problem);
    }

    @Override
    public void unreachable(String reason) {
        lastError = reason;
        publish();
    }

    @Override
    public void interrupted(Connection connection, String reason) {
        carriedNoMore(placement.getOrDefault(connection, List.of()), reason);
        reconnects++;
        lastError = reason;
        if (state == SubscriptionState.STREAMING) {
            enter(SubscriptionState.INTERRUPTED, reason);
        }
        publish();
    }

    private void carriedNoMore(List<FeedKey> feeds, String reason) {
        for (FeedKey feed : feeds) {
            if (confirmed.remove(feed)) {
                mailbox.put(new Letter.Interrupted(feed.instId(), reason));
            }
        }
    }

    /** Enters the state that the answers so far amount to. */
    private void settle() {
        if (confirmed.size() + refused.size() < keys.size()) {
            publish();
        } else if (confirmed.isEmpty()) {
            enter(SubscriptionState.REFUSED, lastError);
        } else {
            overload.streaming();
            enter(SubscriptionState.STREAMING, confirmed.size() + " of " + keys.size() + " subscriptions confirmed");
        }
        // Last, so that whoever waited for it sees the picture that goes with it.
        if (confirmed.size() == keys.size()) {
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
                state, keys.size(), confirmed.size(), lastError, reconnects, 0, 0, 0, 0, 0, overload.departures());
    }
}
