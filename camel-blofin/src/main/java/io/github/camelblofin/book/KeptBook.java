package io.github.camelblofin.book;

import io.github.camelblofin.book.BookKeeper.Outcome;
import io.github.camelblofin.model.BookView;
import io.github.camelblofin.model.OrderBook;
import io.github.camelblofin.time.Scheduler;
import io.github.camelblofin.time.Scheduler.Timer;
import io.github.camelblofin.time.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One book of a subscription and the question when to deliver a view of it. Each loss is delivered once, before anything
 * later; of changes the newest, at most one an interval, and the last one always. Every method takes the book's lock, also
 * while a view is delivered, so that views of a book come one after the other.
 */
final class KeptBook {
    private static final CompletionStage<Void> DONE = CompletableFuture.completedStage(null);
    /** How often a view may step back behind messages that wait. */
    private static final int MOST_DEFERRALS = 64;

    private final BookSettings settings;
    private final BookOutlet outlet;
    private final Ticker ticker;
    private final Scheduler scheduler;
    private final BookKeeper keeper;
    private final Resync resync;

    /** Guarded by this, as all that follows. A loss that was not delivered yet; {@code null}: none. */
    private BookView loss;
    /** Whether there are changes that no delivered view has. */
    private boolean dirty;
    /** Whether a view is being delivered. */
    private boolean delivering;
    /** Whether a flush is on its way. */
    private boolean flushing;

    private int deferrals;
    private boolean delivered;
    private long deliveredAt;
    /** {@code null} unless a flush waits for the interval. */
    private Timer timer;

    private boolean stopped;

    KeptBook(String instId, BookSettings settings, BookOutlet outlet, Ticker ticker, Scheduler scheduler) {
        this.settings = settings;
        this.outlet = outlet;
        this.ticker = ticker;
        this.scheduler = scheduler;
        this.keeper = new BookKeeper(instId);
        this.resync = new Resync(ticker, scheduler, () -> outlet.later(this::resyncDue), () -> outlet.resync(instId));
    }

    /** A message. The stage is complete when what had to be delivered with it was. */
    synchronized CompletionStage<Void> take(OrderBook message, String action) {
        return switch (keeper.take(message, action)) {
            case CHANGED -> {
                resync.synced();
                dirty = true;
                yield settings.everyView() && settings.interval().isZero() ? deliverNext() : flushSoon();
            }
            case LOST -> {
                resync.broken();
                yield tellLoss();
            }
            case IGNORED -> DONE;
        };
    }

    /** The subscription begins anew: a snapshot follows. */
    synchronized CompletionStage<Void> restart(String why) {
        Outcome outcome = keeper.restart(why);
        resync.expected();
        return outcome == Outcome.LOST ? tellLoss() : DONE;
    }

    synchronized void stop() {
        stopped = true;
        resync.stop();
        if (timer != null) {
            timer.cancel();
        }
    }

    synchronized long ignored() {
        return keeper.ignored();
    }

    private CompletionStage<Void> tellLoss() {
        dirty = false;
        loss = keeper.view(settings.depth());
        return deliverNext();
    }

    private CompletionStage<Void> flushSoon() {
        if (!flushing) {
            flushing = true;
            long wait = delivered ? settings.interval().toNanos() - (ticker.nanos() - deliveredAt) : 0;
            if (wait <= 0) {
                outlet.later(this::flush);
            } else {
                timer = scheduler.after(Duration.ofNanos(wait), () -> outlet.later(this::flush));
            }
        }
        return DONE;
    }

    private synchronized void flush() {
        if (outlet.moreWaits() && deferrals < MOST_DEFERRALS) {
            deferrals++;
            outlet.later(this::flush);
            return;
        }
        deferrals = 0;
        flushing = false;
        deliverNext();
    }

    /** Delivers what there is to say, unless a delivery is under way, which then goes on with it. */
    private CompletionStage<Void> deliverNext() {
        while (!delivering && !stopped) {
            BookView next = loss;
            if (next != null) {
                loss = null;
            } else if (dirty && keeper.synced()) {
                dirty = false;
                delivered = true;
                deliveredAt = ticker.nanos();
                next = keeper.view(settings.depth());
            } else {
                return DONE;
            }
            delivering = true;
            CompletionStage<Void> delivery = outlet.deliver(next);
            if (delivery.toCompletableFuture().isDone()) {
                delivering = false;
            } else {
                return delivery.handle((nothing, problem) -> null).thenRun(this::delivered);
            }
        }
        return DONE;
    }

    private synchronized void delivered() {
        delivering = false;
        if (loss != null) {
            deliverNext();
        } else if (dirty) {
            flushSoon();
        }
    }

    private synchronized void resyncDue() {
        if (!stopped) {
            resync.due();
        }
    }
}
