package io.github.camelblofin.stream;

import io.github.camelblofin.time.Ticker;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps connection attempts apart, per host, over all connections of the JVM, and keeps a host shut while it bans this
 * address. BloFin allows one new connection per second and address. Source: "WebSocket", connection limit. Safe for any
 * thread.
 */
public final class ConnectionPacer {
    /** The one for everybody: a little slower than one per second, as attempts may travel at different speeds. */
    public static final ConnectionPacer SHARED = new ConnectionPacer(Ticker.SYSTEM, Duration.ofMillis(1_100));

    private final Ticker ticker;
    private final long gap;
    /** First moment at which the next attempt may start, by host. Guarded by this. */
    private final Map<String, Long> openFrom = new HashMap<>();

    /** Lets attempts start at once, for an exchange of one's own that has no such limit; bans still hold. */
    public static ConnectionPacer unlimited() {
        return new ConnectionPacer(Ticker.SYSTEM, Duration.ZERO);
    }

    public ConnectionPacer(Ticker ticker, Duration gap) {
        this.ticker = ticker;
        this.gap = gap.toNanos();
    }

    /** Takes the right to start an attempt now. {@code ZERO}: go; otherwise nothing was taken, ask again after this. */
    synchronized Duration tryStart(String host) {
        long now = ticker.nanos();
        Long from = openFrom.get(host);
        if (from != null && from - now > 0) {
            return Duration.ofNanos(from - now);
        }
        openFrom.put(host, now + gap);
        return Duration.ZERO;
    }

    /** Nobody may start an attempt for this long. */
    synchronized void shut(String host, Duration time) {
        openFrom.merge(host, ticker.nanos() + time.toNanos(), (before, until) -> before - until > 0 ? before : until);
    }
}
