package io.github.camelblofin;

import io.github.camelblofin.book.BookOutlet;
import io.github.camelblofin.book.BookSettings;
import io.github.camelblofin.book.Books;
import io.github.camelblofin.model.BookView;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between the stream of a {@code books} channel and the route for {@code book=full}: takes every message into its
 * book and gives on views. Threads as {@link StreamListener} says; a view may also come on the worker between messages.
 */
final class BookStage extends ForwardingListener implements BookListener, BookOutlet {
    private static final Logger LOG = LoggerFactory.getLogger(BookStage.class);

    private final Executor worker;
    private final Books books;
    private final SyncNews news;
    /** The last message of each instrument: where it came from and when. */
    private final Map<String, Push> last = new ConcurrentHashMap<>();
    /** Set before anything is heard. */
    private volatile Subscription self;

    BookStage(
            StreamListener next,
            BookSettings settings,
            Executor worker,
            SyncNews news,
            Ticker ticker,
            Scheduler scheduler) {
        super(next);
        this.worker = BookStages.tolerant(worker);
        this.news = news;
        this.books = new Books(settings, this, ticker, scheduler);
    }

    @Override
    public void onSubscribed(Subscription subscription) {
        self = subscription;
        next.onSubscribed(subscription);
    }

    @Override
    public CompletionStage<Void> onPush(Push push) {
        last.put(push.instId(), push);
        return books.take(push.instId(), BookStages.message(push), push.action());
    }

    @Override
    public CompletionStage<Void> onConfirmed(String instId) {
        return after(books.restart(instId, "subscribed, the snapshot is on its way"), () -> next.onConfirmed(instId));
    }

    @Override
    public CompletionStage<Void> onInterrupted(String instId, String reason) {
        return after(books.restart(instId, reason), () -> next.onInterrupted(instId, reason));
    }

    private static CompletionStage<Void> after(CompletionStage<Void> first, Supplier<CompletionStage<Void>> then) {
        return first == DONE ? then.get() : first.thenCompose(nothing -> then.get());
    }

    @Override
    public CompletionStage<Void> deliver(BookView view) {
        if (view.synced()) {
            news.whole(view.instId());
        } else {
            news.broken(view.instId(), view.reason());
            LOG.warn("BloFin book of {} is not in sync: {}", view.instId(), view.reason());
        }
        Push push = last.get(view.instId());
        return next.onPush(push.withRows(List.of(view)));
    }

    @Override
    public void resync(String instId) {
        self.renew(instId);
    }

    @Override
    public void later(Runnable task) {
        worker.execute(task);
    }

    @Override
    public boolean moreWaits() {
        return self.status().waiting() > 0;
    }

    @Override
    public void stop() {
        books.stop();
    }
}
