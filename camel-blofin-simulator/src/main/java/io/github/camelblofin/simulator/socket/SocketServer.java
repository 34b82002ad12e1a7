package io.github.camelblofin.simulator.socket;

import io.github.camelblofin.api.Socket;
import io.github.camelblofin.simulator.access.SignatureGate;
import io.github.camelblofin.simulator.exchange.Exchange;
import io.github.camelblofin.simulator.wire.HttpDate;
import io.github.camelblofin.time.Ticker;
import io.github.camelblofin.time.WallClock;
import io.netty.channel.Channel;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All WebSocket connections. Ends those that are silent in both directions for {@code idleTimeout} and those whose client does not
 * read. Belongs to the event loop.
 */
public final class SocketServer {
    private static final Logger LOG = LoggerFactory.getLogger(SocketServer.class);

    private final Settings settings;
    private final WallClock clock;
    private final Ticker ticker;
    private final FeedTable feeds;
    private final Conversation conversation;
    private final Set<Session> sessions = new LinkedHashSet<>();
    private long droppedForSlowness;

    /**
     * How patient the server is.
     *
     * @param idleTimeout how long a connection may be without a request and without a push
     * @param maxPendingBytes how much may wait for a client that does not read
     */
    public record Settings(Duration idleTimeout, int maxPendingBytes) {}

    public SocketServer(Exchange exchange, SignatureGate gate, WallClock clock, Ticker ticker, Settings settings) {
        this.settings = settings;
        this.clock = clock;
        this.ticker = ticker;
        Hub hub = new Hub();
        this.feeds = new FeedTable(exchange, hub);
        this.conversation = new Conversation(gate, new SubscriptionForm(exchange, feeds), feeds, hub);
    }

    /** What the channels send. */
    public FeedTable feeds() {
        return feeds;
    }

    /** Whether this is a WebSocket upgrade of a path of BloFin's. */
    public boolean wants(HttpServerRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"))
                && socketAt(request.path()).isPresent();
    }

    /** Upgrades and serves the connection. */
    public void accept(HttpServerRequest request) {
        Socket socket = socketAt(request.path()).orElseThrow();
        // Vert.x hides the channel; without it a connection could only be closed politely.
        Channel wire = ((ConnectionBase) request.connection()).channel();
        request.response().putHeader("Date", HttpDate.of(clock.instant()));
        request.toWebSocket()
                .onSuccess(ws -> open(socket, ws, wire))
                .onFailure(e -> LOG.debug("Upgrade of {} failed", request.path(), e));
    }

    private void open(Socket socket, ServerWebSocket ws, Channel wire) {
        Session session = new Session(socket, ws, wire, () -> droppedForSlowness++, clock.millis(), ticker);
        ws.setWriteQueueMaxSize(settings.maxPendingBytes());
        ws.textMessageHandler(text -> {
            session.alive();
            conversation.hear(session, text);
        });
        ws.exceptionHandler(e -> LOG.debug("Connection {} failed", ws.remoteAddress(), e));
        ws.closeHandler(end -> {
            sessions.remove(session);
            conversation.end(session);
        });
        sessions.add(session);
    }

    private static Optional<Socket> socketAt(String path) {
        return Arrays.stream(Socket.values())
                .filter(socket -> socket.path().equals(path))
                .findFirst();
    }

    /** Ends the connections on which neither a request came in nor a push went out for too long. */
    public void closeIdle() {
        long limit = settings.idleTimeout().toNanos();
        List.copyOf(sessions).stream()
                .filter(session -> session.silentNanos() >= limit)
                .forEach(Session::close);
    }

    /** Ends all connections as a broken network does. */
    public void dropAll() {
        List.copyOf(sessions).forEach(Session::cut);
    }

    /** A picture of the open connections, oldest first. */
    public List<ConnectionView> view() {
        return sessions.stream().map(Session::view).toList();
    }

    /** How many connections were ended because the client did not read. */
    public long droppedForSlowness() {
        return droppedForSlowness;
    }
}
