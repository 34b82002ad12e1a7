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
    private final AddressGate gate;
    /** Distinguishes addresses of this machine. */
    private final String egress;
    /** First moment at which the next attempt may start, by egress and host. Guarded by itself. */
    private final Map<String, Long> openFrom;

    /** Lets attempts start at once, for an exchange of one's own that has no such limit; bans still hold. */
    public static ConnectionPacer unlimited() {
        return new ConnectionPacer(Ticker.SYSTEM, Duration.ZERO);
    }

    public ConnectionPacer(Ticker ticker, Duration gap) {
        this(ticker, gap.toNanos(), AddressGate.OPEN, "", new HashMap<>());
    }

    private ConnectionPacer(Ticker ticker, long gap, AddressGate gate, String egress, Map<String, Long> openFrom) {
        this.ticker = ticker;
        this.gap = gap;
        this.gate = gate;
        this.egress = egress;
        this.openFrom = openFrom;
    }

    /**
     * The same pacer, for connections that leave by this way and obey this gate. Connections that leave by the same way are
     * kept apart, whatever their gates.
     */
    public ConnectionPacer behind(AddressGate other, String way) {
        return new ConnectionPacer(ticker, gap, other, way, openFrom);
    }

    /** Takes the right to start an attempt now. {@code ZERO}: go; otherwise nothing was taken, ask again after this. */
    Duration tryStart(String host) {
        synchronized (openFrom) {
            long now = ticker.nanos();
            Long from = openFrom.get(egress + host);
            if (from != null && from - now > 0) {
                return Duration.ofNanos(from - now);
            }
            Duration shut = gate.tryConnect(host);
            if (shut.isZero()) {
                openFrom.put(egress + host, now + gap);
            }
            return shut;
        }
    }

    /** An attempt succeeded. */
    void opened(String host) {
        gate.connected(host);
    }

    /** An attempt failed, for no reason that has to do with limits. */
    void failed(String host) {
        gate.failed(host);
    }

    /** BloFin shuts this address out. Nobody may start an attempt for the time returned, at least the one given. */
    Duration shut(String host, boolean firewall, Duration atLeast) {
        Duration known = gate.banned(host, firewall);
        Duration time = known.compareTo(atLeast) > 0 ? known : atLeast;
        synchronized (openFrom) {
            openFrom.merge(
                    egress + host,
                    ticker.nanos() + time.toNanos(),
                    (before, until) -> before - until > 0 ? before : until);
        }
        return time;
    }
}
