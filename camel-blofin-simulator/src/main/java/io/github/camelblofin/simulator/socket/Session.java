package io.github.camelblofin.simulator.socket;

import io.github.camelblofin.api.Socket;
import io.github.camelblofin.simulator.access.PlayAccount;
import io.github.camelblofin.simulator.fault.ActiveFault;
import io.github.camelblofin.simulator.fault.Faults;
import io.github.camelblofin.simulator.fault.SocketFault;
import io.github.camelblofin.simulator.net.Wire;
import io.github.camelblofin.time.Ticker;
import io.vertx.core.http.ServerWebSocket;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One connection. A client that does not read is cut off once {@code maxPending} bytes wait for it, so it cannot fill the
 * memory. Belongs to the event loop.
 */
final class Session {
    private final Socket socket;
    private final ServerWebSocket ws;
    private final Wire wire;
    private final Runnable onTooSlow;
    private final long connectedAt;
    private final Ticker ticker;
    private final PushLine pushes;
    private final Set<Topic> topics = new LinkedHashSet<>();
    private PlayAccount account;
    private volatile long lastTrafficNanos;
    private long framesLeft = Long.MAX_VALUE;
    /** Ended by whoever clears the fault, on any thread. */
    private volatile boolean stalled;

    private boolean cut;

    /**
     * What a session needs of the server.
     *
     * @param onTooSlow told when the client is cut off because it does not read
     */
    record Ports(Runnable onTooSlow, Ticker ticker, Faults faults) {}

    Session(Socket socket, ServerWebSocket ws, Wire wire, long connectedAt, Ports ports) {
        this.socket = socket;
        this.ws = ws;
        this.wire = wire;
        this.onTooSlow = ports.onTooSlow();
        this.connectedAt = connectedAt;
        this.ticker = ports.ticker();
        this.pushes = new PushLine(socket, ports.faults(), this::send);
        alive();
    }

    Socket socket() {
        return socket;
    }

    /** Who logged in; empty before. */
    Optional<PlayAccount> account() {
        return Optional.ofNullable(account);
    }

    void loggedIn(PlayAccount who) {
        account = who;
    }

    /** Where pushes go; what is no push goes through {@link #send}. */
    PushLine pushes() {
        return pushes;
    }

    boolean open() {
        return !cut && !ws.isClosed();
    }

    Set<Topic> topics() {
        return topics;
    }

    /** Something was received, or a push was sent: either keeps the connection open. */
    void alive() {
        lastTrafficNanos = ticker.nanos();
    }

    /** For how long nothing passed; a stalled connection is not counted, since its end could not be told. */
    long silentNanos() {
        return stalled ? 0 : ticker.nanos() - lastTrafficNanos;
    }

    void send(String text) {
        if (cut || ws.isClosed()) {
            return;
        }
        if (ws.writeQueueFull()) {
            onTooSlow.run();
            cut();
        } else {
            alive();
            ws.writeTextMessage(text);
            framesLeft--;
            if (framesLeft == 0) {
                cut();
            }
        }
    }

    /** Lets a fault strike this connection. */
    void strike(ActiveFault armed) {
        SocketFault fault = (SocketFault) armed.fault();
        switch (fault.act()) {
            case DROP -> cut();
            case CLOSE -> ws.close((short) fault.amount());
            case DROP_AFTER_BYTES -> wire.endAfterBytes(fault.amount());
            case DROP_AFTER_FRAMES -> framesLeft = fault.amount();
            case STALL -> {
                stalled = true;
                wire.stall();
                armed.whenCleared(this::resume);
            }
            case STOP_READING -> {
                wire.stopReading();
                armed.whenCleared(wire::resume);
            }
            default -> throw new IllegalArgumentException(fault + " does not concern connections");
        }
    }

    private void resume() {
        stalled = false;
        alive();
        wire.resume();
    }

    /** Ends the connection politely, with a close frame. */
    void close() {
        if (!ws.isClosed()) {
            ws.close();
        }
    }

    /** Ends the connection as a broken network does: no close frame, waiting data is lost. */
    void cut() {
        cut = true;
        wire.cut();
    }

    ConnectionView view() {
        return new ConnectionView(
                socket.path(),
                String.valueOf(ws.remoteAddress()),
                account().map(PlayAccount::name).orElse(""),
                topics.stream().map(Topic::toString).toList(),
                connectedAt);
    }
}
