package io.github.camelblofin.stream;

import io.github.camelblofin.stream.Transport.Link;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * Makes the sockets of one connection, one at a time, and apart from the attempts of other connections. Each has a number;
 * what an old one still says is known by it. Owned by the loop.
 */
final class Dialler {
    private final PoolKey key;
    private final StreamPorts ports;
    private final LongSupplier epochs;
    /** The present socket, or the one on its way; {@code null} when there is none. Owner: the loop, as for all fields. */
    private Link link;
    /** Number of the present or last socket. */
    private long epoch;
    /** When the present or last attempt began. */
    private long dialledAt;

    Dialler(PoolKey key, StreamPorts ports, LongSupplier epochs) {
        this.key = key;
        this.ports = ports;
        this.epochs = epochs;
    }

    /** Takes the right to start an attempt now. {@code ZERO}: go; otherwise ask again after this. */
    Duration tryStart() {
        return ports.pacer().tryStart(key.host());
    }

    /** The attempt succeeded. */
    void opened() {
        ports.pacer().opened(key.host());
    }

    /** The attempt failed, for no reason that has to do with limits. */
    void failed() {
        ports.pacer().failed(key.host());
    }

    /** BloFin shuts this address out. Nobody may start an attempt for the time returned, at least the one given. */
    Duration shut(boolean firewall, Duration atLeast) {
        return ports.pacer().shut(key.host(), firewall, atLeast);
    }

    /**
     * Starts the attempt.
     *
     * @throws RuntimeException when that is not possible
     */
    void dial(Connection connection) {
        epoch = epochs.getAsLong();
        dialledAt = ports.ticker().nanos();
        link = ports.transport().dial(key.url(), new SocketEar(connection, epoch));
    }

    /** Number of the present or last socket. */
    long epoch() {
        return epoch;
    }

    Link link() {
        return link;
    }

    /** Lets go of the socket and gives it; {@code null} when there is none. */
    Link drop() {
        Link old = link;
        link = null;
        return old;
    }

    /** The exchange told its time in the answer to the upgrade: logins are signed with it. */
    void dated(Instant date) {
        ports.serverClock(key).upgraded(date, dialledAt, ports.ticker().nanos());
    }
}
