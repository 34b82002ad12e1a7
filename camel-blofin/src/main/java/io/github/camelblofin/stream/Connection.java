package io.github.camelblofin.stream;

import io.github.camelblofin.api.ErrorClass;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.stream.Transport.DialFailure;
import io.github.camelblofin.stream.Transport.Link;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

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
final class Connection implements SubscribeDialogue.Line, Hearing.Owner {
    private final PoolKey key;
    private final StreamSettings settings;
    private final Consumer<Connection> onOutdated;
    private final Dialler dialler;
    private final SubscribeDialogue dialogue;
    private final FeedLedger ledger;
    private final Hearing hearing;
    private final Sharers sharers;
    private final Login login;
    private final ReconnectPolicy waits;
    private final ConnectionJournal journal;
    /** Ends the states that must not last: connecting, authenticating, waiting. */
    private final SingleTimer timer;

    private ConnectionState state = ConnectionState.WAITING;

    /**
     * @param epochs numbers sockets
     * @param onOutdated is told, at most once an interval of heartbeats, that there is another key than the one in use
     */
    Connection(
            PoolKey key,
            StreamSettings settings,
            StreamPorts ports,
            LongSupplier epochs,
            Consumer<Connection> onOutdated) {
        this.key = key;
        this.onOutdated = onOutdated;
        this.settings = settings;
        this.dialler = new Dialler(key, ports, epochs);
        this.dialogue = new SubscribeDialogue(key, settings, ports, this);
        this.ledger = dialogue.ledger();
        this.login = new Login(key, ports);
        this.hearing = new Hearing(key, settings, ports, dialogue, login, this);
        this.sharers = new Sharers(dialogue, hearing.gate());
        this.waits = new ReconnectPolicy(settings, ports.ticker(), ports.chance());
        this.journal = new ConnectionJournal(key, ledger, ports.status());
        this.timer = new SingleTimer(ports.loop());
    }

    ConnectionStatus status() {
        return journal.picture();
    }

    boolean closed() {
        return state == ConnectionState.CLOSED;
    }

    Sharers sharers() {
        return sharers;
    }

    /** Whether this is the present socket, or the present attempt. */
    boolean current(long socket) {
        return socket == dialler.epoch() && state.live();
    }

    /** Subscribes to these, or shares what is subscribed; what is confirmed already is told at once. */
    void join(Collection<FeedKey> keys, FeedSubscriber subscriber) {
        dialogue.join(keys, subscriber);
        if (login.problem() != null) {
            subscriber.loginRefused(login.problem());
        } else if (state == ConnectionState.WAITING && status().lastError() != null) {
            subscriber.unreachable(status().lastError());
        }
        publish();
    }

    /** The subscriber goes; unsubscribes what nobody else wants. Completes when the exchange has confirmed. */
    CompletionStage<Void> leave(Collection<FeedKey> keys, FeedSubscriber subscriber) {
        CompletionStage<Void> left = dialogue.leave(keys, subscriber);
        if (!ledger.wanted()) {
            return close();
        }
        // Only now, so that what was held back does not reach the one who leaves.
        sharers.release(subscriber);
        publish();
        return left;
    }

    @Override
    public void renew(FeedKey feed) {
        sharers.renew(feed);
    }

    @Override
    public boolean deaf() {
        return hearing.gate().deaf();
    }

    /** Whether there is another key than the one it is logged in with. */
    boolean outdated() {
        return state.ready() && login.outdated();
    }

    /** Sends its subscribers elsewhere. */
    void retire() {
        journal.rotating();
        ledger.subscribers().forEach(subscriber -> subscriber.outdated(this));
    }

    /** WAITING → CONNECTING as soon as the pacer allows: attempts of all connections are kept apart. */
    void start() {
        Duration wait = dialler.tryStart();
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
        Link old = dropSocket();
        state = ConnectionState.CLOSED;
        publish();
        journal.closed();
        return old == null ? CompletableFuture.completedFuture(null) : old.close();
    }

    private void dial() {
        state = ConnectionState.CONNECTING;
        Duration limit = settings.connectTimeout();
        timer.set(limit, () -> lose("not connected within " + limit.toMillis() + " ms"));
        try {
            dialler.dial(this);
        } catch (RuntimeException e) {
            lose("cannot dial: " + e);
            return;
        }
        publish();
    }

    /** The exchange told its time in the answer to the upgrade. */
    void dated(Instant date) {
        dialler.dated(date);
    }

    /** CONNECTING → AUTHENTICATING, or SUBSCRIBING on public sockets. */
    void opened() {
        if (state != ConnectionState.CONNECTING) {
            return;
        }
        dialler.opened();
        hearing.opened();
        journal.connected();
        if (key.socket().login()) {
            authenticate();
        } else {
            subscribe();
        }
    }

    private void authenticate() {
        state = ConnectionState.AUTHENTICATING;
        publish();
        String request;
        try {
            request = login.request();
        } catch (RuntimeException e) {
            lose("the credentials provider failed: " + e);
            return;
        }
        timer.set(settings.ackTimeout(), () -> lose("the login was not answered"));
        send(request);
    }

    /** AUTHENTICATING → SUBSCRIBING. A second answer to a login changes nothing. */
    @Override
    public void loggedIn() {
        if (state == ConnectionState.AUTHENTICATING) {
            login.accepted();
            journal.loggedIn();
            subscribe();
        }
    }

    private void subscribe() {
        timer.cancel();
        state = ConnectionState.SUBSCRIBING;
        hearing.ready(dialler.link());
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
        waits.streaming();
        hearing.streaming();
        publish();
        journal.streaming();
    }

    /** Live → WAITING. Not from WAITING or CLOSED: a socket that is given up may still report its end. */
    @Override
    public void lose(String reason) {
        if (!state.live()) {
            return;
        }
        Duration wait = waits.lost();
        retreat(reason, ledger.hopeless() ? settings.refusedWait() : wait);
    }

    private void retreat(String reason, Duration wait) {
        Link old = dropSocket();
        state = ConnectionState.WAITING;
        journal.lost(reason, wait);
        timer.set(wait, this::start);
        publish();
        ledger.subscribers().forEach(subscriber -> subscriber.interrupted(this, reason));
        if (old != null) {
            old.close();
        }
    }

    private Link dropSocket() {
        if (state == ConnectionState.CONNECTING) {
            dialler.failed();
        }
        timer.cancel();
        hearing.end();
        dialogue.end();
        return dialler.drop();
    }

    void failedToOpen(DialFailure failure) {
        if (failure.httpStatus() == 429 || failure.httpStatus() == 403) {
            Duration wait = dialler.shut(failure.httpStatus() == 403, settings.banWait());
            retreat("BloFin shuts out this address: " + failure.reason(), wait);
        } else {
            lose(failure.reason());
        }
    }

    void heard(byte[] frame) {
        hearing.frame(frame, dialler.epoch());
    }

    /** Something that is no message came in. */
    void heardLife() {
        hearing.life();
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
        boolean first = login.problem() == null;
        BlofinException problem = login.refused(code, text, settings.refusedWait());
        if (first) {
            journal.loginRefused(problem);
            // Before the loss is told, since whoever waits for the first answer takes a loss for an exchange that is
            // away.
            ledger.subscribers().forEach(subscriber -> subscriber.loginRefused(problem));
        }
        retreat("the login was refused, code " + code, settings.refusedWait());
    }

    @Override
    public void send(String text) {
        dialler.link().send(text);
    }

    @Override
    public void ping() {
        send(ControlFrames.PING);
        if (outdated()) {
            onOutdated.accept(this);
        }
    }

    private void publish() {
        journal.publish(state);
    }
}
