package io.github.camelblofin.stream;

import io.github.camelblofin.api.ErrorClass;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.stream.Transport.DialFailure;
import io.github.camelblofin.stream.Transport.Link;
import io.github.camelblofin.stream.Transport.LinkListener;
import io.github.camelblofin.time.Scheduler.Timer;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
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
final class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final long NEVER = Long.MIN_VALUE;

    private final PoolKey key;
    private final StreamSettings settings;
    private final StreamPorts ports;
    private final LongSupplier epochs;
    private final FeedLedger ledger = new FeedLedger();
    private final FramePeek peek = new FramePeek();
    private final Heartbeat heartbeat;
    private final Backoff backoff;
    /** Who asked for the socket not to be read. Kept over sockets: a slow listener is still slow after a reconnect. */
    private final Set<FeedSubscriber> holders = new HashSet<>();

    private ConnectionState state = ConnectionState.WAITING;
    /** The present socket; {@code null} unless the state is live. */
    private Link link;
    /** Number of the present socket. */
    private long epoch;
    /** The one timer of the present state; {@code null} when it has none. */
    private Timer timer;
    /** Asks again for what was refused for now; {@code null} when nothing was. */
    private Timer retry;
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
        this.heartbeat = new Heartbeat(
                ports.loop(),
                ports.ticker(),
                settings,
                () -> link.send(ControlFrames.PING),
                () -> lose("no sign of life, not even an answer to ping"));
        this.backoff = new Backoff(settings.reconnectShortest(), settings.reconnectLongest(), ports.chance());
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
        for (FeedKey feedKey : keys) {
            if (ledger.join(feedKey, subscriber).state == Feed.State.CONFIRMED) {
                subscriber.confirmed(feedKey);
            }
        }
        if (loginProblem != null) {
            subscriber.loginRefused(loginProblem);
        }
        ask();
        publish();
    }

    /** The subscriber goes; unsubscribes what nobody else wants. Completes when the exchange has confirmed. */
    CompletionStage<Void> leave(Collection<FeedKey> keys, FeedSubscriber subscriber) {
        release(subscriber);
        List<CompletableFuture<Void>> gone = keys.stream()
                .map(feedKey -> ledger.leave(feedKey, subscriber))
                .filter(feed -> feed != null && !feed.wanted())
                .map(feed -> feed.gone)
                .toList();
        if (!ledger.wanted()) {
            return close();
        }
        ask();
        publish();
        return CompletableFuture.allOf(gone.toArray(CompletableFuture[]::new));
    }

    /** Stops reading, on behalf of a subscriber whose mailbox is full. May be called again and again. */
    void hold(FeedSubscriber subscriber) {
        holders.add(subscriber);
        if (!deaf && state.ready()) {
            deaf = true;
            link.pause();
            heartbeat.deafen();
            // Answers cannot be heard, so their time does not run.
            disarm();
        }
    }

    /** The subscriber has room again; reads on when nobody else holds. */
    void release(FeedSubscriber subscriber) {
        holders.remove(subscriber);
        if (deaf && holders.isEmpty()) {
            deaf = false;
            heartbeat.listen();
            if (ledger.waiting()) {
                arm(settings.ackTimeout(), this::unanswered);
            }
            link.resume();
        }
    }

    /** First attempt, as soon as the pacer allows. */
    void start() {
        awaitTurn();
    }

    /** Ends it. Completes when the socket is gone. */
    CompletionStage<Void> close() {
        if (closed()) {
            return CompletableFuture.completedFuture(null);
        }
        Link old = link;
        dropSocket();
        state = ConnectionState.CLOSED;
        ledger.forgetSocket();
        publish();
        LOG.info("BloFin {}: closed, nobody listens any more", key.label());
        return old == null ? CompletableFuture.completedFuture(null) : old.close();
    }

    // Transitions. Each checks that the state is the one it starts from.

    private void awaitTurn() {
        timer = null;
        Duration wait = ports.pacer().tryStart(key.host());
        if (wait.isZero()) {
            dial();
        } else {
            arm(wait, this::awaitTurn);
        }
    }

    private void dial() {
        state = ConnectionState.CONNECTING;
        epoch = epochs.getAsLong();
        arm(
                settings.connectTimeout(),
                () -> lose("not connected within " + settings.connectTimeout().toMillis() + " ms"));
        link = ports.transport().dial(key.url(), new Ear(epoch));
        publish();
    }

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
        String login;
        try {
            login = ControlFrames.login(key.credentials(), ports.nonces(), ports.clock());
        } catch (RuntimeException e) {
            lose("the credentials provider failed: " + e);
            return;
        }
        arm(settings.ackTimeout(), () -> lose("the login was not answered"));
        link.send(login);
        publish();
    }

    private void subscribe() {
        state = ConnectionState.SUBSCRIBING;
        disarm();
        ask();
        publish();
    }

    /** Sends the next request, if one is due. One at a time: the exchange's errors do not say what they are about. */
    private void ask() {
        if (!state.ready() || ledger.waiting()) {
            return;
        }
        FeedRequest request = ledger.next();
        if (request == null) {
            stream();
            return;
        }
        state = ConnectionState.SUBSCRIBING;
        if (!deaf) {
            arm(settings.ackTimeout(), this::unanswered);
        }
        link.send(ControlFrames.request(request));
    }

    private void stream() {
        disarm();
        if (state == ConnectionState.STREAMING) {
            return;
        }
        state = ConnectionState.STREAMING;
        if (streamingSince == NEVER) {
            streamingSince = ports.ticker().nanos();
        }
        publish();
        LOG.info("BloFin {}: streaming, {} of {} subscriptions confirmed", key.label(), ledger.confirmed(), size());
    }

    private void unanswered() {
        if (ledger.op() == FeedRequest.Op.UNSUBSCRIBE) {
            ledger.abandonUnsubscribe();
            ask();
        } else {
            lose("a subscription was not answered");
        }
    }

    /** Gives up the present socket and waits as the backoff says. */
    private void lose(String reason) {
        if (!state.live()) {
            return;
        }
        if (streamingSince != NEVER
                && ports.ticker().nanos() - streamingSince
                        >= settings.stableAfter().toNanos()) {
            backoff.reset();
        }
        retreat(reason, backoff.next());
    }

    /** Gives up the present socket; does nothing when it was given up before, as when a close follows a time-out. */
    private void retreat(String reason, Duration wait) {
        if (!state.live()) {
            return;
        }
        Link old = link;
        dropSocket();
        state = ConnectionState.WAITING;
        reconnects++;
        lastError = reason;
        ledger.forgetSocket();
        LOG.warn("BloFin {}: lost, {}; next attempt in {} ms", key.label(), reason, wait.toMillis());
        arm(wait, this::awaitTurn);
        publish();
        ledger.subscribers().forEach(subscriber -> subscriber.interrupted(this, reason));
        old.close();
    }

    private void dropSocket() {
        disarm();
        if (retry != null) {
            retry.cancel();
            retry = null;
        }
        heartbeat.stop();
        link = null;
        deaf = false;
        streamingSince = NEVER;
    }

    // What the exchange says.

    private void failedToOpen(DialFailure failure) {
        if (failure.httpStatus() == 429 || failure.httpStatus() == 403) {
            ports.pacer().shut(key.host(), settings.banWait());
            retreat(
                    "BloFin shuts out this address (HTTP " + failure.httpStatus()
                            + "): too many calls or connections came from here",
                    settings.banWait());
        } else {
            lose(failure.reason());
        }
    }

    private void heard(byte[] json) {
        long now = ports.ticker().nanos();
        heartbeat.life(now);
        switch (peek.read(json)) {
            case PUSH -> pushed(json, now);
            case EVENT -> answered(json);
            case PONG -> {
                // life was noted
            }
            case OTHER, MALFORMED -> LOG.debug("BloFin {}: not understood, {} bytes", key.label(), json.length);
        }
    }

    private void pushed(byte[] json, long now) {
        Feed feed = ledger.find(peek.channel, peek.instId);
        if (feed == null) {
            return;
        }
        String instId = feed.key.instId();
        if (instId == null && !peek.instId.blank()) {
            instId = peek.instId.text();
        }
        Frame frame = new Frame(json, instId, now, ports.clock().millis(), epoch);
        for (FeedSubscriber subscriber : feed.subscribers) {
            subscriber.frame(frame);
        }
    }

    private void answered(byte[] json) {
        String event = peek.event.text();
        String code = peek.code.text();
        if (code != null && !code.equals("0")) {
            refused(code, Refusals.text(json));
        } else if (event.equals("error")) {
            refused(null, Refusals.text(json));
        } else if (event.equals("login") && state == ConnectionState.AUTHENTICATING) {
            loginProblem = null;
            LOG.info("BloFin {}: logged in", key.label());
            subscribe();
        } else {
            acknowledged(event);
        }
    }

    private void acknowledged(String event) {
        Feed feed = ledger.acknowledge(event, peek.channel, peek.instId);
        if (feed == null) {
            return;
        }
        if (feed.state == Feed.State.CONFIRMED) {
            feed.subscribers.forEach(subscriber -> subscriber.confirmed(feed.key));
        }
        ask();
    }

    private void refused(String code, String text) {
        if (state == ConnectionState.AUTHENTICATING) {
            loginRefused(code, text);
        } else if (Refusals.kind(code) == ErrorClass.AUTH) {
            lose("BloFin ended the login (code " + code + ")");
        } else if (!ledger.waiting()) {
            LOG.warn("BloFin {}: error {} {}", key.label(), code, text);
        } else if (ledger.op() == FeedRequest.Op.UNSUBSCRIBE) {
            ledger.abandonUnsubscribe();
            ask();
        } else {
            subscriptionRefused(code, text);
        }
    }

    private void loginRefused(String code, String text) {
        boolean first = loginProblem == null;
        loginProblem = Refusals.login(key, code, text, settings.refusedWait());
        BlofinException problem = loginProblem;
        retreat("the login was refused, code " + code, settings.refusedWait());
        if (first) {
            ledger.subscribers().forEach(subscriber -> subscriber.loginRefused(problem));
        }
    }

    private void subscriptionRefused(String code, String text) {
        boolean divisible = Refusals.kind(code) == ErrorClass.INVALID_PARAMETER;
        for (Feed feed : ledger.refuse(divisible)) {
            LOG.warn("BloFin {}: subscription {} refused, code {}", key.label(), feed.key, code);
            BlofinException problem = Refusals.subscription(feed.key, code, text);
            feed.subscribers.forEach(subscriber -> subscriber.refused(feed.key, problem));
        }
        if (retry == null && ledger.deferred()) {
            retry = ports.loop().after(settings.refusedWait(), this::askAgain);
        }
        ask();
    }

    private void askAgain() {
        retry = null;
        ledger.retryDeferred();
        ask();
    }

    private void arm(Duration wait, Runnable task) {
        disarm();
        timer = ports.loop().after(wait, task);
    }

    private void disarm() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private void publish() {
        picture = new ConnectionStatus(key.url(), state, ledger.size(), ledger.confirmed(), reconnects, lastError);
    }

    /** Listens to one socket; deaf to it once another, or none, is the present one. */
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
            if (current() && state != ConnectionState.CONNECTING) {
                heard(bytes);
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
