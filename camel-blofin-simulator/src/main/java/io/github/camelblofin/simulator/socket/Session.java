package io.github.camelblofin.simulator.socket;

import io.github.camelblofin.api.Socket;
import io.github.camelblofin.simulator.access.PlayAccount;
import io.github.camelblofin.time.Ticker;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
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
    private final Channel wire;
    private final Runnable onTooSlow;
    private final long connectedAt;
    private final Ticker ticker;
    private final Set<Topic> topics = new LinkedHashSet<>();
    private PlayAccount account;
    private long lastTrafficNanos;
    private boolean cut;

    Session(Socket socket, ServerWebSocket ws, Channel wire, Runnable onTooSlow, long connectedAt, Ticker ticker) {
        this.socket = socket;
        this.ws = ws;
        this.wire = wire;
        this.onTooSlow = onTooSlow;
        this.connectedAt = connectedAt;
        this.ticker = ticker;
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

    Set<Topic> topics() {
        return topics;
    }

    /** Something was received, or a push was sent: either keeps the connection open. */
    void alive() {
        lastTrafficNanos = ticker.nanos();
    }

    long silentNanos() {
        return ticker.nanos() - lastTrafficNanos;
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
        }
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
        wire.config().setOption(ChannelOption.SO_LINGER, 0);
        // Closing the channel as a whole would pass Vert.x, which sends a close frame first.
        wire.unsafe().close(wire.voidPromise());
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
