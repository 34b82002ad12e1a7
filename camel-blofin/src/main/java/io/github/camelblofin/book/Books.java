package io.github.camelblofin.book;

import io.github.camelblofin.model.OrderBook;
import io.github.camelblofin.time.Scheduler;
import io.github.camelblofin.time.Ticker;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The order books of a subscription, one an instrument. Every message is taken in; views are delivered as the settings say.
 * Safe for any thread, if the messages of one instrument come one after the other.
 */
public final class Books {
    private final BookSettings settings;
    private final BookOutlet outlet;
    private final Ticker ticker;
    private final Scheduler scheduler;
    private final Map<String, KeptBook> books = new ConcurrentHashMap<>();

    public Books(BookSettings settings, BookOutlet outlet, Ticker ticker, Scheduler scheduler) {
        this.settings = settings;
        this.outlet = outlet;
        this.ticker = ticker;
        this.scheduler = scheduler;
    }

    /**
     * A message of the channel.
     *
     * @param action {@code snapshot} or {@code update}; {@code null} when BloFin sent none
     */
    public CompletionStage<Void> take(String instId, OrderBook message, String action) {
        return book(instId).take(message, action);
    }

    /** The book's stream was lost or begins anew: what was known is thrown away, a snapshot will follow. */
    public CompletionStage<Void> restart(String instId, String why) {
        return book(instId).restart(why);
    }

    /** Messages that said nothing new. */
    public long ignored() {
        return books.values().stream().mapToLong(KeptBook::ignored).sum();
    }

    /** Ends all timers; nothing is delivered any more. */
    public void stop() {
        books.values().forEach(KeptBook::stop);
    }

    private KeptBook book(String instId) {
        return books.computeIfAbsent(instId, id -> new KeptBook(id, settings, outlet, ticker, scheduler));
    }
}
