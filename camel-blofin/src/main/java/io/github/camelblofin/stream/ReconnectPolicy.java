package io.github.camelblofin.stream;

import io.github.camelblofin.time.Randomness;
import io.github.camelblofin.time.Ticker;
import java.time.Duration;

/** How long to wait after a loss: longer each time, and short again only after a socket streamed for a while. */
final class ReconnectPolicy {
    private static final long NEVER = Long.MIN_VALUE;

    private final Ticker ticker;
    private final long stableAfter;
    private final Backoff backoff;
    /** When the present socket began to stream, or NEVER. Owner: the loop. */
    private long streamingSince = NEVER;

    ReconnectPolicy(StreamSettings settings, Ticker ticker, Randomness chance) {
        this.ticker = ticker;
        this.stableAfter = settings.stableAfter().toNanos();
        this.backoff = new Backoff(settings.reconnectFirst(), settings.reconnectLongest(), chance);
    }

    /** The socket streams; it may be told more than once. */
    void streaming() {
        if (streamingSince == NEVER) {
            streamingSince = ticker.nanos();
        }
    }

    /** The socket was lost: how long to wait. */
    Duration lost() {
        if (streamingSince != NEVER && ticker.nanos() - streamingSince >= stableAfter) {
            backoff.reset();
        }
        streamingSince = NEVER;
        return backoff.next();
    }
}
