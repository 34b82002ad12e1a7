package io.github.camelblofin;

import io.github.camelblofin.model.OrderBook;
import io.github.camelblofin.model.Ticker;
import io.github.camelblofin.model.Trade;
import io.github.camelblofin.rest.ServerClock;
import io.github.camelblofin.stream.Push;
import java.time.Duration;
import java.time.Instant;

/**
 * Lets the exchange's clock learn from pushed rows whose time is that of the event; once a second, which is enough. Owned by
 * the consumer's worker.
 */
final class PushTimes {
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private final ServerClock clock;
    private boolean first = true;
    private long latest;

    PushTimes(ServerClock clock) {
        this.clock = clock;
    }

    void see(Push push) {
        if ((first || push.receivedNanos() - latest >= PAUSE_NANOS)
                && !push.rows().isEmpty()) {
            Instant time = time(push.rows().get(0));
            if (time != null) {
                first = false;
                latest = push.receivedNanos();
                clock.pushed(time, push.receivedNanos());
            }
        }
    }

    /** Rows of other kinds carry the begin of a candle, or a moment to come. */
    private static Instant time(Object row) {
        if (row instanceof Ticker ticker) {
            return ticker.ts();
        }
        if (row instanceof Trade trade) {
            return trade.ts();
        }
        return row instanceof OrderBook book ? book.ts() : null;
    }
}
