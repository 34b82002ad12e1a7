package io.github.camelblofin;

import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.api.Environment;
import io.github.camelblofin.auth.CredentialsProvider;
import io.github.camelblofin.stream.StreamChannel;
import io.github.camelblofin.stream.Streams;
import io.github.camelblofin.stream.Subscription;
import io.github.camelblofin.stream.SubscriptionRequest;
import io.github.camelblofin.time.Scheduler;
import io.github.camelblofin.time.Ticker;
import io.github.camelblofin.view.LiveSheet;
import io.github.camelblofin.view.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;

/**
 * The views of one component: one for each account, exchange and kind, begun when first asked for and kept until the
 * component stops, so that asking is never a call. All share one thread, on which nothing waits. Safe for any thread.
 */
final class AccountViews {
    private final CamelContext context;
    private final Streams streams;
    private final Scheduler scheduler;
    private final ConcurrentMap<Key, Running> views = new ConcurrentHashMap<>();
    /** Made with the first view. Guarded by this. */
    private ExecutorService worker;
    /** Guarded by this. */
    private boolean closed;

    private record Key(Environment environment, CredentialsProvider keys, ViewKind kind) {}

    private record Running(LiveSheet sheet, Subscription subscription) {}

    AccountViews(CamelContext context, Streams streams, Scheduler scheduler) {
        this.context = context;
        this.streams = streams;
        this.scheduler = scheduler;
    }

    /**
     * The view of an endpoint's account; begun if there is none.
     *
     * @throws IllegalArgumentException says which part of the key is missing
     */
    synchronized LiveSheet open(BlofinEndpoint endpoint, ViewKind kind) {
        if (closed) {
            throw new IllegalStateException("The blofin component is stopped");
        }
        CredentialsProvider keys = endpoint.keysFor(kind.lists().get(0));
        return views.computeIfAbsent(new Key(endpoint.environment(), keys, kind), key -> begin(key, endpoint))
                .sheet();
    }

    /** The view, if somebody has begun it. */
    Optional<LiveSheet> find(Environment environment, CredentialsProvider keys, ViewKind kind) {
        return Optional.ofNullable(views.get(new Key(environment, keys, kind))).map(Running::sheet);
    }

    /** The thread that hears the account's streams; nothing may wait on it. */
    synchronized Executor worker() {
        if (worker == null) {
            worker = context.getExecutorServiceManager().newSingleThreadExecutor(this, "blofin-views");
        }
        return worker;
    }

    private Running begin(Key key, BlofinEndpoint endpoint) {
        Duration interval = Duration.ofMillis(endpoint.getConfiguration().getReconcileInterval());
        RestReads reads = new RestReads(endpoint);
        ViewStream stream = new ViewStream(hears -> new LiveSheet(
                Duration.ofMillis(endpoint.getConfiguration().getListLag()),
                interval,
                new LiveSheet.Ports(() -> lists(reads, key.kind()), scheduler, Ticker.SYSTEM, hears::inOrder)));
        ChannelName channel = ChannelName.find(key.kind().channel().wireName()).orElseThrow();
        Subscription subscription = streams.subscribe(new SubscriptionRequest(
                key.environment(), StreamChannel.of(channel), List.of(), key.keys(), worker(), stream));
        return new Running(stream.sheet(), subscription);
    }

    private static CompletionStage<List<Row>> lists(RestReads reads, ViewKind kind) {
        CompletionStage<List<Object>> all = CompletableFuture.completedFuture(List.of());
        Map<String, String> parameters = kind.channel().recovery().orElseThrow().parameters();
        for (var list : kind.lists()) {
            CompletionStage<List<Object>> rows = reads.rows(list, parameters, row -> false);
            all = all.thenCombine(rows, AccountViews::joined);
        }
        return all.thenApply(ViewRows::of);
    }

    private static List<Object> joined(List<Object> some, List<Object> more) {
        List<Object> both = new ArrayList<>(some);
        both.addAll(more);
        return both;
    }

    /** Ends all views. Their subscriptions end with the streams. */
    synchronized void close() {
        closed = true;
        views.values().forEach(view -> {
            view.sheet().close();
            view.subscription().close();
        });
        views.clear();
        if (worker != null) {
            context.getExecutorServiceManager().shutdown(worker);
        }
    }
}
