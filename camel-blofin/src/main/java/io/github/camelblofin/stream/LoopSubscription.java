package io.github.camelblofin.stream;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A subscription as its owner holds it: what is asked for is done on the loop, by {@link ActiveSubscription}. */
final class LoopSubscription implements Subscription {
    private final Loop loop;
    private final ActiveSubscription active;
    private final boolean followed;

    /** @param onClosed is given this once, on the loop, when it ends */
    LoopSubscription(
            SubscriptionRequest request,
            ConnectionPool pool,
            StreamSettings settings,
            StreamPorts ports,
            Consumer<LoopSubscription> onClosed) {
        this.loop = ports.loop();
        this.followed = request.followed();
        this.active = new ActiveSubscription(request, pool, settings, ports, () -> onClosed.accept(this));
    }

    /** Begins; called once, by any thread. */
    void start() {
        loop.execute(active::start);
    }

    @Override
    public CompletionStage<Void> confirmed() {
        return active.confirmed();
    }

    @Override
    public CompletionStage<Void> pause() {
        return onLoop(active::pause);
    }

    @Override
    public CompletionStage<Void> resume() {
        return onLoop(active::resume);
    }

    @Override
    public CompletionStage<Void> close() {
        return onLoop(active::close);
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

    @Override
    public void renew(String instId) {
        loop.execute(() -> active.renew(instId));
    }

    @Override
    public void follow(Collection<String> instIds) {
        if (!followed) {
            throw new IllegalStateException("The instruments of this subscription were named");
        }
        List<String> wanted = List.copyOf(instIds);
        loop.execute(() -> active.follow(wanted));
    }

    @Override
    public void inOrder(Supplier<CompletionStage<Void>> task) {
        loop.execute(() -> active.inbox().inOrder(task));
    }

    @Override
    public Duration lag() {
        return active.inbox().lag();
    }

    @Override
    public KeptMessages kept() {
        return active.inbox().kept();
    }

    @Override
    public SubscriptionStatus status() {
        return active.status();
    }
}
