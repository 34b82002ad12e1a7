package io.github.camelblofin.simulator;

import io.github.camelblofin.simulator.access.KeyRing;
import io.github.camelblofin.simulator.access.SignatureGate;
import io.github.camelblofin.simulator.exchange.Exchange;
import io.github.camelblofin.simulator.fault.Faults;
import io.github.camelblofin.simulator.fault.SocketFault;
import io.github.camelblofin.simulator.limit.LimitDesk;
import io.github.camelblofin.simulator.net.Wire;
import io.github.camelblofin.simulator.rest.CallTable;
import io.github.camelblofin.simulator.rest.RequestLog;
import io.github.camelblofin.simulator.rest.RestServer;
import io.github.camelblofin.simulator.socket.FeedTable;
import io.github.camelblofin.simulator.socket.SocketServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The exchange with its two doors and its pulse. Made, used and closed on one event loop, which owns all of it.
 */
final class Venue {
    private static final Logger LOG = LoggerFactory.getLogger(Venue.class);

    static final String HOST = "127.0.0.1";

    private static final int MAX_FRAME_BYTES = 1 << 20;
    private static final long STEP_MILLIS = 50;
    private static final long BOOKS_MILLIS = 100;
    private static final long SECOND_MILLIS = 1_000;
    private static final long ACCOUNT_MILLIS = 5_000;
    private static final long FUNDING_MILLIS = 30_000;

    private final Vertx vertx;
    private final SimulatorSettings settings;
    private final Exchange exchange;
    private final RequestLog requests = new RequestLog();
    private final RestServer rest;
    private final SocketServer sockets;
    private final Timers timers;
    private final Faults faults;
    private final LimitDesk limits;
    private HttpServer server;

    Venue(Vertx vertx, SimulatorSettings settings, Faults faults) {
        this.vertx = vertx;
        this.settings = settings;
        this.faults = faults;
        limits = new LimitDesk(settings.limits(), settings.ticker(), settings.clock());
        timers = settings.virtualTime() == null ? new VertxTimers(vertx) : settings.virtualTime();
        exchange = new Exchange(settings.exchange(), settings.clock()::millis);
        settings.accounts()
                .forEach(open -> exchange.createAccount(open.account().name(), open.balance()));
        exchange.step();
        SignatureGate gate = new SignatureGate(new KeyRing(settings.keys()), settings.clock());
        CallTable calls = new CallTable(exchange, settings.refuseBrokerId());
        rest = new RestServer(calls, gate, requests, new RestServer.Seams(settings.clock(), timers, faults, limits));
        sockets = new SocketServer(
                exchange,
                gate,
                new SocketServer.Seams(settings.clock(), settings.ticker(), timers, faults, limits),
                settings.sockets());
    }

    /** Opens the door; the port it got. */
    Future<Integer> open() {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(HOST)
                .setPort(settings.port())
                .setMaxWebSocketFrameSize(MAX_FRAME_BYTES)
                .setMaxWebSocketMessageSize(MAX_FRAME_BYTES)
                .setHttp2ClearTextEnabled(false)
                .setTcpNoDelay(true);
        server = vertx.createHttpServer(options)
                .connectionHandler(this::connected)
                .exceptionHandler(Venue::note)
                .requestHandler(this::route);
        return server.listen().map(listening -> {
            startPulse();
            return listening.actualPort();
        });
    }

    /** Clients may end as they like: that is their business and no error of the exchange. */
    private void connected(HttpConnection connection) {
        connection.exceptionHandler(Venue::note);
        Wire wire = Wire.attach(connection);
        faults.strikeTcp().ifPresent(fault -> {
            if (fault.act() == SocketFault.Act.RESET_AFTER_RECEIVING) {
                wire.cutAfterReceiving(fault.amount());
            } else {
                wire.cut();
            }
        });
    }

    private static void note(Throwable e) {
        LOG.debug("A connection broke", e);
    }

    private void route(HttpServerRequest request) {
        if (sockets.wants(request)) {
            sockets.accept(request);
        } else {
            rest.handle(request);
        }
    }

    private void startPulse() {
        timers.every(SECOND_MILLIS, sockets::closeIdle);
        if (settings.pulse()) {
            FeedTable feeds = sockets.feeds();
            timers.every(STEP_MILLIS, exchange::step);
            timers.every(BOOKS_MILLIS, exchange::flushBooks);
            timers.every(SECOND_MILLIS, feeds::everySecond);
            timers.every(ACCOUNT_MILLIS, feeds::everyFewSeconds);
            timers.every(FUNDING_MILLIS, feeds::everyHalfMinute);
        }
    }

    /** Stops the pulse and ends all connections. */
    Future<Void> close() {
        timers.stop();
        faults.clear();
        return server.close();
    }

    Exchange exchange() {
        return exchange;
    }

    LimitDesk limits() {
        return limits;
    }

    RequestLog requests() {
        return requests;
    }

    SocketServer sockets() {
        return sockets;
    }
}
