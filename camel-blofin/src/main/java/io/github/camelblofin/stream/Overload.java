package io.github.camelblofin.stream;

import io.github.camelblofin.time.Ticker;
import java.time.Duration;

/**
 * Decides what becomes of a subscription whose mailbox is full. It holds its sockets back, as long as the {@link
 * PauseBudget} lasts where others share them; alone, as long as a socket may be silent, since one that is not read neither
 * shows life nor its end. Then, or at once where the policy is to fail, it leaves, and comes back when its backlog is
 * worked off, after a wait that grows when it happens again soon. Owned by the loop.
 *
 * <pre>
 * FREE ⇄ HOLDING → AWAY → FREE
 * </pre>
 */
final class Overload {
    /** The sockets of the subscription. */
    interface Sockets {
        /** They are not to be read. May be called again and again. */
        void hold();

        /** They are to be read again. */
        void release();

        /** Whether nobody else uses them. */
        boolean alone();
    }

    /** The subscription. */
    interface Owner {
        /** Unsubscribe, for this reason. */
        void leave(String reason);

        /** Run this on the loop as soon as the mailbox is empty. */
        void onceEmpty(Runnable task);

        /** Subscribe again. */
        void comeBack();
    }

    private enum State {
        FREE,
        HOLDING,
        AWAY
    }

    private static final Duration SHORTEST_LOOK = Duration.ofMillis(10);

    private final Owner owner;
    private final Sockets sockets;
    private final boolean patient;
    private final Duration maxPause;
    private final long longestAlone;
    private final Ticker ticker;
    private final PauseBudget budget;
    private final ReconnectPolicy waits;
    /** Ends holding, or the wait before coming back. */
    private final SingleTimer timer;

    /** Owner: the loop, as for all fields. */
    private State state = State.FREE;
    /** When holding began. */
    private long since;
    /** How often it left. */
    private long departures;
    /** Told apart from those that were given up: nobody comes back twice. */
    private long episode;

    Overload(
            Owner owner,
            Sockets sockets,
            SubscriptionRequest.Delivery delivery,
            StreamSettings settings,
            StreamPorts ports) {
        this.owner = owner;
        this.sockets = sockets;
        this.patient = delivery.overflow() != OverflowPolicy.FAIL;
        this.maxPause = delivery.maxPause();
        this.longestAlone = Math.max(
                maxPause.toNanos(),
                settings.heartbeatInterval().plus(settings.heartbeatTimeout()).toNanos());
        this.ticker = ports.ticker();
        this.budget = new PauseBudget(maxPause.toNanos(), ticker.nanos());
        this.waits = new ReconnectPolicy(settings, ticker, ports.chance());
        this.timer = new SingleTimer(ports.loop());
    }

    long departures() {
        return departures;
    }

    /** The subscription streams; it may be told more than once. */
    void streaming() {
        waits.streaming();
    }

    /** The mailbox is full: FREE → HOLDING, or AWAY at once. Holds again in HOLDING, since a new socket is read at first. */
    void full() {
        if (state == State.AWAY) {
            return;
        }
        if (!patient) {
            leave("its mailbox is full (overflow=fail)");
            return;
        }
        sockets.hold();
        if (state == State.FREE) {
            state = State.HOLDING;
            since = ticker.nanos();
            timer.set(Duration.ofNanos(budget.left(since)), this::expired);
        }
    }

    /** The mailbox has room: HOLDING → FREE. Comes too late in other states. */
    void roomy() {
        if (state == State.HOLDING) {
            timer.cancel();
            state = State.FREE;
            if (!sockets.alone()) {
                budget.spend(since, ticker.nanos());
            }
            sockets.release();
        }
    }

    private void expired() {
        long left = longestAlone - (ticker.nanos() - since);
        if (sockets.alone() && left > 0) {
            timer.set(shorter(Duration.ofNanos(left)), this::expired);
        } else if (sockets.alone()) {
            leave("its mailbox has been full for "
                    + Duration.ofNanos(longestAlone).toMillis() + " ms");
        } else {
            leave("its mailbox is full and it has held up others for maxPause=" + maxPause.toMillis() + " ms");
        }
    }

    /** Somebody may come to share the socket, and is held up no longer than this. */
    private Duration shorter(Duration left) {
        Duration look = maxPause.compareTo(SHORTEST_LOOK) < 0 ? SHORTEST_LOOK : maxPause;
        return look.compareTo(left) < 0 ? look : left;
    }

    /** FREE or HOLDING → AWAY. */
    private void leave(String reason) {
        state = State.AWAY;
        departures++;
        long present = ++episode;
        Duration wait = waits.lost();
        timer.set(wait, () -> owner.onceEmpty(() -> comeBack(present)));
        owner.leave(reason);
    }

    /** AWAY → FREE, unless it was stopped meanwhile. */
    private void comeBack(long from) {
        if (state == State.AWAY && from == episode) {
            state = State.FREE;
            budget.refill(ticker.nanos());
            owner.comeBack();
        }
    }

    /** Any → FREE: the subscription was paused or closed. */
    void stop() {
        timer.cancel();
        state = State.FREE;
        episode++;
    }
}
