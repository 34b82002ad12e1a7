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

/**
 * A subscription of somebody's: its exchange subscriptions, spread over connections, and one mailbox with one worker, so
 * that messages keep the order in which they came in. Public methods hop to the loop; everything else is called there and
 * owns the fields, unless they say otherwise.
 */
final class ActiveSubscription implements Subscription, FeedSubscriber {
    private final ConnectionPool pool;
    private final Loop loop;
    private final Consumer<ActiveSubscription> onClosed;
    private final PoolKey poolKey;
    private final List<FeedKey> keys;
    private final Courier courier;
    private final Mailbox mailbox;

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
            SubscriptionRequest request, ConnectionPool pool, Loop loop, Consumer<ActiveSubscription> onClosed) {
        this.pool = pool;
        this.loop = loop;
        this.onClosed = onClosed;
        StreamChannel channel = request.channel();
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
        this.mailbox = new Mailbox(
                Backlog.of(request.delivery()), request.worker(), courier, () -> loop.execute(this::readOn));
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
                mailbox.waiting());
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
            CompletionStage<Void> left = unsubscribe();
            state = SubscriptionState.CLOSED;
            publish();
            ending = left.thenCombine(mailbox.close(), (a, b) -> null);
            onClosed.accept(this);
        }
        return ending;
    }

    private CompletionStage<Void> unsubscribe() {
        confirmed.clear();
        refused.clear();
        confirmation.completeExceptionally(new CancellationException("The subscription was paused or closed"));
        Map<Connection, List<FeedKey>> old = placement;
        placement = Map.of();
        return pool.leave(old, this);
    }

    @Override
    public void frame(Frame frame) {
        if (mailbox.put(frame)) {
            placement.keySet().forEach(connection -> connection.hold(this));
        }
    }

    private void readOn() {
        placement.keySet().forEach(connection -> connection.release(this));
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
        for (FeedKey feed : placement.getOrDefault(connection, List.of())) {
            if (confirmed.remove(feed)) {
                mailbox.put(new Letter.Interrupted(feed.instId(), reason));
            }
        }
        reconnects++;
        lastError = reason;
        if (state == SubscriptionState.STREAMING) {
            enter(SubscriptionState.INTERRUPTED, reason);
        }
        publish();
    }

    /** Enters the state that the answers so far amount to. */
    private void settle() {
        if (confirmed.size() + refused.size() < keys.size()) {
            publish();
        } else if (confirmed.isEmpty()) {
            enter(SubscriptionState.REFUSED, lastError);
        } else {
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
        picture = new SubscriptionStatus(state, keys.size(), confirmed.size(), lastError, reconnects, 0, 0, 0);
    }
}
