package io.github.camelblofin;

import io.github.camelblofin.book.BookSettings;
import io.github.camelblofin.model.OrderBook;
import io.github.camelblofin.stream.Push;
import io.github.camelblofin.stream.StreamChannel;
import io.github.camelblofin.stream.StreamListener;
import io.github.camelblofin.time.Scheduler;
import io.github.camelblofin.time.Ticker;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the options {@code book}, {@code depth} and {@code bookInterval}: refuses what does not fit, makes what they ask for. */
final class BookStages {
    private static final Logger LOG = LoggerFactory.getLogger(BookStages.class);

    private BookStages() {}

    /**
     * @param route what hears the result
     * @param worker runs what a timer begins; it is the subscription's own
     * @param news hears of holes
     */
    static BookListener over(
            BlofinConfiguration options,
            StreamListener route,
            Executor worker,
            SyncNews news,
            Ticker ticker,
            Scheduler scheduler) {
        return options.getBook() == BookMode.full
                ? new BookStage(route, settings(options), worker, news, ticker, scheduler)
                : new DeltaStage(route, worker, news, ticker, scheduler);
    }

    private static BookSettings settings(BlofinConfiguration options) {
        int depth = options.getDepth() == null ? Integer.MAX_VALUE : options.getDepth();
        return new BookSettings(
                depth, Duration.ofMillis(options.getBookInterval()), options.getOverflow() == Overflow.block);
    }

    /** @throws IllegalArgumentException when the options about books do not fit the channel or each other */
    static void check(StreamChannel channel, BlofinConfiguration options) {
        boolean kept = options.getBook() != BookMode.none;
        String uri = "from(\"blofin:" + channel.routeName() + "\"): ";
        if (kept && !channel.changes()) {
            throw new IllegalArgumentException(uri + "book=" + options.getBook()
                    + " is for the channels books and spot/books, whose messages are changes; leave it out");
        }
        if (kept && options.getOutput() != Output.typed) {
            throw new IllegalArgumentException(
                    uri + "book=" + options.getBook() + " delivers records: leave out output=" + options.getOutput()
                            + " and convert the body, with convertBodyTo(String.class) for instance");
        }
        if (options.getBook() != BookMode.full && (options.getDepth() != null || options.getBookInterval() != 0)) {
            throw new IllegalArgumentException(uri + "depth and bookInterval need book=full");
        }
        if (kept) {
            settings(options);
        }
    }

    /** The message in a push of a {@code books} channel. */
    static OrderBook message(Push push) {
        if (push.rows().size() == 1 && push.rows().get(0) instanceof OrderBook message) {
            return message;
        }
        throw new IllegalArgumentException("A push of " + push.channel() + " for " + push.instId() + " holds "
                + push.rows().size() + " rows instead of one order book");
    }

    /** The same worker, which takes no offence at tasks that come while it is being stopped. */
    static Executor tolerant(Executor worker) {
        return task -> {
            try {
                worker.execute(task);
            } catch (RejectedExecutionException stopped) {
                LOG.debug("Work on a book was due while its consumer was being stopped");
            }
        };
    }
}
