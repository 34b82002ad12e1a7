package io.github.camelblofin;

import io.github.camelblofin.book.Deltas;
import io.github.camelblofin.model.BookView;
import io.github.camelblofin.model.OrderBook;
import io.github.camelblofin.stream.ForwardingListener;
import io.github.camelblofin.stream.Push;
import io.github.camelblofin.stream.StreamListener;
import io.github.camelblofin.stream.Subscription;
import io.github.camelblofin.time.Scheduler;
import io.github.camelblofin.time.Ticker;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Stands between the stream of a {@code books} channel and the route for {@code book=delta}: gives on what continues the
 * message before, and an unsynced {@link BookView} where something is missing. Threads as {@link StreamListener} says.
 */
final class DeltaStage extends ForwardingListener implements BookListener {
    private final Deltas deltas;
    private final SyncNews news;
    /** The last message of each instrument: where it came from and when. */
    private final Map<String, Push> last = new ConcurrentHashMap<>();
    /** Set before anything is heard. */
    private volatile Subscription self;

    DeltaStage(StreamListener next, Executor worker, SyncNews news, Ticker ticker, Scheduler scheduler) {
        super(next);
        this.news = news;
        this.deltas = new Deltas(ticker, scheduler, BookStages.tolerant(worker), instId -> self.renew(instId));
    }

    @Override
    public void onSubscribed(Subscription subscription) {
        self = subscription;
        next.onSubscribed(subscription);
    }

    @Override
    public CompletionStage<Void> onPush(Push push) {
        OrderBook message = BookStages.message(push);
        last.put(push.instId(), push);
        return switch (deltas.take(push.instId(), message, push.action())) {
            case PASS -> {
                news.whole(push.instId());
                yield next.onPush(push);
            }
            case DROP -> DONE;
            case LOST -> tell(push.instId(), "a message is missing before sequence id " + message.seqId());
        };
    }

    @Override
    public CompletionStage<Void> onConfirmed(String instId) {
        return restart(instId, "subscribed again, the snapshot is on its way", () -> next.onConfirmed(instId));
    }

    @Override
    public CompletionStage<Void> onInterrupted(String instId, String reason) {
        return restart(instId, reason, () -> next.onInterrupted(instId, reason));
    }

    private CompletionStage<Void> restart(String instId, String why, Supplier<CompletionStage<Void>> then) {
        return deltas.restart(instId) ? tell(instId, why).thenCompose(nothing -> then.get()) : then.get();
    }

    private CompletionStage<Void> tell(String instId, String why) {
        news.broken(instId, why);
        return next.onPush(last.get(instId).withRows(List.of(BookView.unsynced(instId, why))));
    }

    @Override
    public void stop() {
        deltas.stop();
    }
}
