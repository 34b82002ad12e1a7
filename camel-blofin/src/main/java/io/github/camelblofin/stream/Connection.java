package io.github.camelblofin.stream;

import io.github.camelblofin.api.ErrorClass;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.stream.Transport.DialFailure;
import io.github.camelblofin.stream.Transport.Link;
import io.github.camelblofin.stream.Transport.LinkListener;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one socket connected, logged in and subscribed, for ever, until it is closed. A lost socket is replaced after a
 * wait, logged in and subscribed again; what an old socket still says changes nothing. A refused login is told once and
 * tried again only after a long wait. Owned by the loop: every method is called there, every field belongs to it.
 *
 * <pre>
 * WAITING → CONNECTING → (AUTHENTICATING) → SUBSCRIBING ⇄ STREAMING
 *    ↑___________|______________|_______________|____________|          all → CLOSED
 * </pre>
 */
final class Connection implements SubscribeDialogue.Line, FrameRouter.Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final long NEVER = Long.MIN_VALUE;

    private final PoolKey key;
    private final StreamSettings settings;
    private final StreamPorts ports;
    private final LongSupplier epochs;
    private final SubscribeDialogue dialogue;
    private final FeedLedger ledger;
    private final FrameRouter router;
    private final Heartbeat heartbeat;
    private final Backoff backoff;
    /** Ends the states that must not last: connecting, authenticating, waiting. */
    private final SingleTimer timer;
    /** Who asked for the socket not to be read. Kept over sockets: a slow listener is still slow after a reconnect. */
    private final Set<FeedSubscriber> holders = new HashSet<>();

    private ConnectionState state = ConnectionState.WAITING;
    /** The present socket; {@code null} unless the state is live. */
    private Link link;
    /** Number of the present or last socket. */
    private long epoch;
    /** Whether the present socket is not read. */
    private boolean deaf;
    /** When the present socket began to stream, or NEVER. */
    private long streamingSince = NEVER;
    /** The refusal of the last login; {@code null} after one that worked. */
    private BlofinException loginProblem;

    private long reconnects;
    private String lastError;
    /** Written by the loop, read by anybody. */
    private volatile ConnectionStatus picture;

    Connection(PoolKey key, StreamSettings settings, StreamPorts ports, LongSupplier epochs) {
        this.key = key;
        this.settings = settings;
        this.ports = ports;
        this.epochs = epochs;
        this.dialogue = new SubscribeDialogue(key, settings, ports.loop(), this);
        this.ledger = dialogue.ledger();
        this.router = new FrameRouter(key, ports, ledger, this);
        this.heartbeat = new Heartbeat(
                ports.loop(),
                ports.ticker(),
                settings,
                () -> send(ControlFrames.PING),
                () -> lose("no sign of life, not even an answer to ping"));
        this.backoff = new Backoff(settings.reconnectShortest(), settings.reconnectLongest(), ports.chance());
        this.timer = new SingleTimer(ports.loop());
        publish();
    }

    ConnectionStatus status() {
        return picture;
    }

    boolean closed() {
        return state == ConnectionState.CLOSED;
    }

    int size() {
        return ledger.size();
    }

    boolean has(FeedKey feed) {
        return ledger.has(feed);
    }

    /** Subscribes to these, or shares what is subscribed; what is confirmed already is told at once. */
    void join(Collection<FeedKey> keys, FeedSubscriber subscriber) {
        dialogue.join(keys, subscriber);
        if (loginProblem != null) {
            subscriber.loginRefused(loginProblem);
        }
        publish();
    }

    /** The subscriber goes; unsubscribes what nobody else wants. Completes when the exchange has confirmed. */
    CompletionStage<Void> leave(Collection<FeedKey> keys, FeedSubscriber subscriber) {
        release(subscriber);
        CompletionStage<Void> left = dialogue.leave(keys, subscriber);
        publish();
        return ledger.wanted() ? left : close();
    }

    /** Stops reading, on behalf of a subscriber whose mailbox is full. May be called again and again. */
    void hold(FeedSubscriber subscriber) {
        holders.add(subscriber);
        if (!deaf && state.ready()) {
            deaf = true;
            link.pause();
            heartbeat.deafen();
            dialogue.deafen();
        }
    }

    /** The subscriber has room again; reads on when nobody else holds. */
    void release(FeedSubscriber subscriber) {
        holders.remove(subscriber);
        if (deaf && holders.isEmpty()) {
            deaf = false;
            heartbeat.listen();
            dialogue.listen();
            link.resume();
        }
    }

    /** WAITING → CONNECTING as soon as the pacer allows: attempts of all connections are kept apart. */
    void start() {
        Duration wait = ports.pacer().tryStart(key.host());
        if (wait.isZero()) {
            dial();
        } else {
            timer.set(wait, this::start);
        }
    }

    /** Any → CLOSED. Completes when the socket is gone. */
    CompletionStage<Void> close() {
        if (closed()) {
            return CompletableFuture.completedFuture(null);
        }
        Link old = link;
        dropSocket();
        state = ConnectionState.CLOSED;
        publish();
        LOG.info("BloFin {}: closed, nobody listens any more", key.label());
        return old == null ? CompletableFuture.completedFuture(null) : old.close();
    }

    private void dial() {
        state = ConnectionState.CONNECTING;
        epoch = epochs.getAsLong();
        Duration limit = settings.connectTimeout();
        timer.set(limit, () -> lose("not connected within " + limit.toMillis() + " ms"));
        try {
            link = ports.transport().dial(key.url(), new Ear(epoch));
        } catch (RuntimeException e) {
            lose("cannot dial: " + e);
            return;
        }
        publish();
    }

    /** CONNECTING → AUTHENTICATING, or SUBSCRIBING on public sockets. */
    private void opened() {
        if (state != ConnectionState.CONNECTING) {
            return;
        }
        heartbeat.start();
        LOG.info("BloFin {}: connected", key.label());
        if (key.socket().login()) {
            authenticate();
        } else {
            subscribe();
        }
    }

    private void authenticate() {
        state = ConnectionState.AUTHENTICATING;
        publish();
        String login;
        try {
            login = ControlFrames.login(key.credentials(), ports.nonces(), ports.clock());
        } catch (RuntimeException e) {
            lose("the credentials provider failed: " + e);
            return;
        }
        timer.set(settings.ackTimeout(), () -> lose("the login was not answered"));
        send(login);
    }

    /** AUTHENTICATING → SUBSCRIBING. A second answer to a login changes nothing. */
    @Override
    public void loggedIn() {
        if (state == ConnectionState.AUTHENTICATING) {
            loginProblem = null;
            LOG.info("BloFin {}: logged in", key.label());
            subscribe();
        }
    }

    private void subscribe() {
        timer.cancel();
        state = ConnectionState.SUBSCRIBING;
        dialogue.begin();
        publish();
    }

    /** STREAMING → SUBSCRIBING: somebody joined or left. */
    @Override
    public void asking() {
        state = ConnectionState.SUBSCRIBING;
    }

    /** SUBSCRIBING → STREAMING. */
    @Override
    public void settled() {
        if (state != ConnectionState.SUBSCRIBING) {
            return;
        }
        state = ConnectionState.STREAMING;
        if (streamingSince == NEVER) {
            streamingSince = ports.ticker().nanos();
        }
        publish();
        LOG.info("BloFin {}: streaming, {} of {} subscriptions confirmed", key.label(), ledger.confirmed(), size());
    }

    /** Live → WAITING, for as long as the backoff says. */
    @Override
    public void lose(String reason) {
        if (!state.live()) {
            return;
        }
        long stable = settings.stableAfter().toNanos();
        if (streamingSince != NEVER && ports.ticker().nanos() - streamingSince >= stable) {
            backoff.reset();
        }
        retreat(reason, ledger.hopeless() ? settings.refusedWait() : backoff.next());
    }

    /** Live → WAITING. Not from WAITING or CLOSED: a socket that is given up may still report its end. */
    private void retreat(String reason, Duration wait) {
        if (!state.live()) {
            return;
        }
        Link old = link;
        dropSocket();
        state = ConnectionState.WAITING;
        reconnects++;
        lastError = reason;
        LOG.warn("BloFin {}: lost, {}; next attempt in {} ms", key.label(), reason, wait.toMillis());
        timer.set(wait, this::start);
        publish();
        ledger.subscribers().forEach(subscriber -> subscriber.interrupted(this, reason));
        if (old != null) {
            old.close();
        }
    }

    private void dropSocket() {
        timer.cancel();
        heartbeat.stop();
        dialogue.end();
        link = null;
        deaf = false;
        streamingSince = NEVER;
    }

    private void failedToOpen(DialFailure failure) {
        if (failure.httpStatus() == 429 || failure.httpStatus() == 403) {
            ports.pacer().shut(key.host(), settings.banWait());
            String ban = "BloFin shuts out this address (HTTP " + failure.httpStatus()
                    + "): too many calls or connections came from here";
            retreat(ban, settings.banWait());
        } else {
            lose(failure.reason());
        }
    }

    @Override
    public void acknowledged(String event, Slice channel, Slice instId) {
        dialogue.acknowledged(event, channel, instId);
    }

    @Override
    public void refused(String code, String text) {
        if (state == ConnectionState.AUTHENTICATING) {
            loginRefused(code, text);
        } else if (Refusals.kind(code) == ErrorClass.AUTH) {
            lose("BloFin ended the login (code " + code + ")");
        } else {
            dialogue.refused(code, text);
        }
    }

    /** AUTHENTICATING → WAITING. Told once, until a login works. */
    private void loginRefused(String code, String text) {
        BlofinException problem = Refusals.login(key, code, text, settings.refusedWait());
        boolean first = loginProblem == null;
        loginProblem = problem;
        retreat("the login was refused, code " + code, settings.refusedWait());
        if (first) {
            ledger.subscribers().forEach(subscriber -> subscriber.loginRefused(problem));
        }
    }

    @Override
    public void send(String text) {
        link.send(text);
    }

    private void publish() {
        picture = new ConnectionStatus(key.url(), state, ledger.size(), ledger.confirmed(), reconnects, lastError);
    }

    /** Listens to one socket; what it hears counts only while that is the present one. */
    private final class Ear implements LinkListener {
        private final long mine;

        Ear(long mine) {
            this.mine = mine;
        }

        private boolean current() {
            return mine == epoch && state.live();
        }

        @Override
        public void opened() {
            if (current()) {
                Connection.this.opened();
            }
        }

        @Override
        public void failed(DialFailure failure) {
            if (current()) {
                failedToOpen(failure);
            }
        }

        @Override
        public void frame(byte[] bytes) {
            if (current()) {
                long now = ports.ticker().nanos();
                heartbeat.life(now);
                router.route(bytes, now, mine);
            }
        }

        @Override
        public void alive() {
            if (current()) {
                heartbeat.life(ports.ticker().nanos());
            }
        }

        @Override
        public void closed(int code, String reason) {
            if (current()) {
                String why = reason == null || reason.isEmpty() ? "" : " (" + reason + ")";
                lose("the socket was closed with code " + code + why);
            }
        }
    }
}
