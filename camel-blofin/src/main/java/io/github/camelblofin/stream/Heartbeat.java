package io.github.camelblofin.stream;

import io.github.camelblofin.time.Scheduler.Timer;
import io.github.camelblofin.time.Ticker;
import java.time.Duration;

/**
 * Keeps a socket open and notices a dead one. A ping goes out once an interval whatever comes in, since BloFin does not
 * say whether its own pushes keep a connection open; silence for an interval and then for the time-out after a ping ends
 * the connection. Anything that comes in counts as life. A socket that this side does not read cannot show life: while reading is
 * paused pings still go out, so that the exchange sees us, but nothing is expected; when reading goes on, silence is
 * measured from that moment. One timer, however many messages come. Owned by the loop.
 */
final class Heartbeat {
    private final Loop loop;
    private final Ticker ticker;
    private final long interval;
    private final long timeout;
    private final Runnable ping;
    private final Runnable dead;

    /** Owner: the loop, as for all fields. */
    private long lastLife;

    /** When the last ping went out, or when the socket was opened. */
    private long pingedAt;

    /** Whether a ping went out into silence and nothing came in since. */
    private boolean asked;
    /** When the first such ping went out. */
    private long askedAt;

    private boolean deaf;
    /** {@code null} when stopped. */
    private Timer timer;

    Heartbeat(Loop loop, Ticker ticker, StreamSettings settings, Runnable ping, Runnable dead) {
        this.loop = loop;
        this.ticker = ticker;
        this.interval = settings.heartbeatInterval().toNanos();
        this.timeout = settings.heartbeatTimeout().toNanos();
        this.ping = ping;
        this.dead = dead;
    }

    /** A socket was opened. */
    void start() {
        stop();
        lastLife = ticker.nanos();
        pingedAt = lastLife;
        asked = false;
        deaf = false;
        arm(interval);
    }

    void stop() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    /** Something came in at this moment. */
    void life(long nanos) {
        lastLife = nanos;
    }

    /** Reading is paused. */
    void deafen() {
        if (timer != null && !deaf) {
            deaf = true;
            asked = false;
            arm(interval);
        }
    }

    /** Reading goes on. */
    void listen() {
        if (timer != null && deaf) {
            deaf = false;
            lastLife = ticker.nanos();
            arm(interval);
        }
    }

    private void arm(long nanos) {
        stop();
        timer = loop.after(Duration.ofNanos(nanos), this::check);
    }

    private void check() {
        long now = ticker.nanos();
        if (asked && lastLife - askedAt >= 0) {
            asked = false;
        }
        if (asked && now - askedAt >= timeout) {
            timer = null;
            dead.run();
            return;
        }
        boolean silent = !deaf && now - lastLife >= interval;
        if (silent && !asked) {
            asked = true;
            askedAt = now;
            ping(now);
        } else if (now - pingedAt >= interval) {
            ping(now);
        }
        arm(Math.min(interval - (now - pingedAt), untilVerdict(now)));
    }

    /** Time until silence means something: until it is asked about, or until the answer is due. */
    private long untilVerdict(long now) {
        if (deaf) {
            return interval;
        }
        return asked ? timeout - (now - askedAt) : interval - (now - lastLife);
    }

    private void ping(long now) {
        pingedAt = now;
        ping.run();
    }
}
