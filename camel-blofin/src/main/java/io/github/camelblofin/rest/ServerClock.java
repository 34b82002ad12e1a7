package io.github.camelblofin.rest;

import io.github.camelblofin.time.Ticker;
import io.github.camelblofin.time.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time of day at one exchange, as well as it is known: calls and logins are signed with it, so that they work although
 * this machine's clock is wrong. BloFin documents no call for it, so it is estimated from the {@code Date} of answers, which
 * tells the second, and from the times in pushes. Runs on the monotonic clock between answers. It is this machine's wall
 * clock as long as that fits what is known, so also before the first answer and after a jump of the wall clock. Safe for any thread; takes no lock.
 */
public final class ServerClock implements WallClock {
    private static final Logger LOG = LoggerFactory.getLogger(ServerClock.class);
    private static final long MILLI = 1_000_000;

    private final String exchange;
    private final WallClock wall;
    private final Ticker ticker;
    private final AtomicReference<ClockKnowledge> knowledge;

    /**
     * @param exchange name for logs
     * @param wall this machine's time of day
     * @param ticker this machine's monotonic clock
     */
    public ServerClock(String exchange, WallClock wall, Ticker ticker) {
        this.exchange = exchange;
        this.wall = wall;
        this.ticker = ticker;
        this.knowledge = new AtomicReference<>(ClockKnowledge.none(wallNanos(), ticker.nanos()));
    }

    /** Whose time it is: host, and port where it is not the usual one. */
    public String exchange() {
        return exchange;
    }

    /** Milliseconds since the epoch, at the exchange. */
    @Override
    public long millis() {
        long wallNow = wallNanos();
        long ticks = ticker.nanos();
        ClockKnowledge known = change(before -> before.read(wallNow, ticks));
        return (known.estimate() == null ? wallNow : known.estimate().time(ticks, wallNow)) / MILLI;
    }

    /**
     * The least that the exchange's clock shows now, in milliseconds since the epoch: what it says has passed, has passed.
     * This machine's time of day, while nothing is known of the exchange's.
     */
    public long earliestMillis() {
        long wallNow = wallNanos();
        long ticks = ticker.nanos();
        ClockEstimate estimate = change(before -> before.read(wallNow, ticks)).estimate();
        return (estimate == null ? wallNow : estimate.at(ticks).lower()) / MILLI;
    }

    /** An answer of the exchange came in. */
    void answered(Instant date, Timing timing) {
        learn(date, timing, false);
    }

    /**
     * The exchange dated its answer to a WebSocket upgrade. No cache stands between, so what it contradicts is wrong.
     *
     * @param sentNanos when the upgrade was asked for, on the monotonic clock
     * @param receivedNanos when its answer was there
     */
    public void upgraded(Instant date, long sentNanos, long receivedNanos) {
        learn(date, new Timing(date, sentNanos, receivedNanos), true);
    }

    /** The exchange refused a call because of its time, and dated the refusal. */
    void refused(Instant date, Timing timing) {
        learn(date, timing, true);
    }

    /**
     * The exchange pushed something that it dated: its clock is not behind that.
     *
     * @param date time of the event, by the exchange's clock
     * @param receivedNanos when it arrived, on the monotonic clock
     */
    public void pushed(Instant date, long receivedNanos) {
        long time = nanos(date);
        knowledge.updateAndGet(known -> known.notBefore(time, receivedNanos));
    }

    private void learn(Instant date, Timing timing, boolean refusal) {
        ClockEstimate sample = ClockEstimate.ofAnswer(nanos(date), timing.sentNanos(), timing.receivedNanos());
        long wallNow = wallNanos();
        long ticks = ticker.nanos();
        change(before -> {
            ClockKnowledge now = before.compared(wallNow, ticks);
            return refusal ? now.corrected(sample) : now.with(sample);
        });
    }

    private ClockKnowledge change(UnaryOperator<ClockKnowledge> step) {
        ClockKnowledge before = knowledge.get();
        ClockKnowledge after = knowledge.updateAndGet(step);
        if (after.estimate() != null && (before.estimate() == null || after.resets() != before.resets())) {
            report();
        } else if (after.resets() != before.resets()) {
            LOG.info("This machine's clock was set, or it slept: the time at {} is measured anew", exchange);
        }
        return after;
    }

    private void report() {
        ClockPicture picture = picture();
        if (picture.largeOffset()) {
            LOG.warn(
                    "This machine's clock is {} the clock of {}: calls are signed with the exchange's time, but set it",
                    picture.words(),
                    exchange);
        } else {
            LOG.debug(
                    "The clock of {} is {} ms ahead", exchange, picture.offset().toMillis());
        }
    }

    /** What is known now. */
    public ClockPicture picture() {
        long wallNow = wallNanos();
        long ticks = ticker.nanos();
        ClockKnowledge known = knowledge.get();
        ClockEstimate estimate = known.estimate();
        if (estimate == null) {
            return new ClockPicture(
                    false, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, known.resets());
        }
        ClockEstimate now = estimate.at(ticks);
        return new ClockPicture(
                true,
                Duration.ofNanos(now.middle() - wallNow),
                Duration.ofNanos(now.lower() - wallNow),
                Duration.ofNanos(now.upper() - wallNow),
                Duration.ofNanos(ticks - estimate.at()),
                known.samples(),
                known.resets());
    }

    private long wallNanos() {
        return wall.millis() * MILLI;
    }

    private static long nanos(Instant time) {
        return time.toEpochMilli() * MILLI;
    }
}
