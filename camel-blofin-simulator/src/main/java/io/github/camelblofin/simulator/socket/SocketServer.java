package io.github.camelblofin.simulator.socket;

import io.github.camelblofin.api.Socket;
import io.github.camelblofin.simulator.access.SignatureGate;
import io.github.camelblofin.simulator.exchange.Exchange;
import io.github.camelblofin.simulator.fault.ActiveFault;
import io.github.camelblofin.simulator.fault.Faults;
import io.github.camelblofin.simulator.fault.SocketFault;
import io.github.camelblofin.simulator.fault.SocketFault.Stage;
import io.github.camelblofin.simulator.limit.LimitDesk;
import io.github.camelblofin.simulator.net.ErrorPage;
import io.github.camelblofin.simulator.net.Wire;
import io.github.camelblofin.simulator.wire.HttpDate;
import io.github.camelblofin.time.Scheduler;
import io.github.camelblofin.time.Ticker;
import io.github.camelblofin.time.WallClock;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
    private final Seams seams;
    private final FeedTable feeds;
    private final Conversation conversation;
    private final Set<Session> sessions = new LinkedHashSet<>();
    private final Session.Ports ports;
    private long droppedForSlowness;

    /**
     * How patient the server is.
     *
     * @param idleTimeout how long a connection may be without a request and without a push
     * @param maxPendingBytes how much may wait for a client that does not read
     */
    public record Settings(Duration idleTimeout, int maxPendingBytes) {}

    /** Time and trouble: what a test may decide. */
    public record Seams(WallClock clock, Ticker ticker, Scheduler scheduler, Faults faults, LimitDesk limits) {}

    public SocketServer(Exchange exchange, SignatureGate gate, Seams seams, Settings settings) {
        this.settings = settings;
        this.seams = seams;
        this.ports = new Session.Ports(() -> droppedForSlowness++, seams.ticker(), seams.faults());
        Hub hub = new Hub();
        this.feeds = new FeedTable(exchange, hub);
        this.conversation = new Conversation(
                gate, new SubscriptionForm(exchange, feeds), feeds, hub, seams.faults(), seams.scheduler());
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
        OptionalInt refused = seams.limits().connect(request.remoteAddress().hostAddress());
        if (refused.isPresent()) {
            ErrorPage.of(refused.getAsInt()).answer(request);
            return;
        }
        Socket socket = socketAt(request.path()).orElseThrow();
        Wire wire = Wire.of(request.connection());
        Optional<SocketFault> fault = seams.faults().strike(Stage.UPGRADE, socket);
        if (fault.isEmpty()) {
            request.response().putHeader("Date", HttpDate.of(seams.clock().instant()));
            request.toWebSocket()
                    .onSuccess(ws -> open(socket, ws, wire))
                    .onFailure(e -> LOG.debug("Upgrade of {} failed", request.path(), e));
            return;
        }
        switch (fault.get().act()) {
            case STATUS -> ErrorPage.of((int) fault.get().amount()).answer(request);
            case RESET -> wire.cut();
            default -> {} // never answered
        }
    }

    private void open(Socket socket, ServerWebSocket ws, Wire wire) {
        Session session = new Session(socket, ws, wire, seams.clock().millis(), ports);
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
        seams.faults().strikeFor(Stage.CONNECTION, socket).ifPresent(armed -> strike(session, armed));
    }

    /** Lets a fault strike the connections that are open now; how many that were. */
    public int strikeOpen(ActiveFault armed) {
        SocketFault fault = (SocketFault) armed.fault();
        List<Session> struck = sessions.stream()
                .filter(session -> fault.concerns(session.socket()))
                .toList();
        struck.forEach(session -> strike(session, armed));
        return struck.size();
    }

    private void strike(Session session, ActiveFault armed) {
        session.strike(armed);
        armed.timeLeft().ifPresent(rest -> seams.scheduler().after(rest, armed::clear));
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
