package io.github.camelblofin.limit;

import io.github.camelblofin.api.RateClass;
import io.github.camelblofin.time.Scheduler;
import io.github.camelblofin.time.Timekeeping;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All calls of this JVM to one exchange pass here: the thin shell of a {@link RateLimiter}. A waiting call costs no thread;
 * one timer wakes whoever is next. Decisions are taken under a lock, which is held for a fraction of a microsecond; owners
 * are told outside of it. Safe for any thread and never blocks.
 */
final class CallGate {
    private static final Logger LOG = LoggerFactory.getLogger(CallGate.class);

    private final String exchange;
    /** Measures windows, wakes, and tells people when. */
    private final Timekeeping time;

    private final ReentrantLock lock = new ReentrantLock();
    /** Guarded by {@link #lock}. */
    private final RateLimiter limiter;

    private final List<Consumer<LimitEvent>> listeners = new CopyOnWriteArrayList<>();
    /** The timer that is set; {@code null}: none. Guarded by {@link #lock}. */
    private Scheduler.Timer timer;
    /** When it fires. Guarded by {@link #lock}. */
    private long timerAt;

    CallGate(String exchange, Timekeeping time) {
        this.exchange = exchange;
        this.time = time;
        this.limiter = new RateLimiter(time.ticker().nanos());
    }

    String exchange() {
        return exchange;
    }

    void listen(Consumer<LimitEvent> listener) {
        listeners.add(listener);
    }

    void unlisten(Consumer<LimitEvent> listener) {
        listeners.remove(listener);
    }

    Lane lane(String address, RateClass rateClass, String user, LimitSettings settings) {
        lock.lock();
        try {
            limiter.advance(time.ticker().nanos());
            return limiter.lane(address, rateClass, user, settings);
        } finally {
            lock.unlock();
        }
    }

    /** Nobody uses the lane any more. Who still waits there is told to go. */
    void remove(Lane lane) {
        List<Claim> left;
        lock.lock();
        try {
            left = lane.all();
            limiter.remove(lane);
        } finally {
            lock.unlock();
        }
        left.forEach(claim -> claim.ticket.cancel(false));
    }

    CompletableFuture<Permit> admit(Turn turn, Lane lane) {
        Effects effects;
        Ticket ticket;
        lock.lock();
        try {
            Claim claim = limiter.arrive(turn, lane, time.ticker().nanos());
            ticket = new Ticket(this, claim);
            claim.ticket = ticket;
            effects = settle();
        } finally {
            lock.unlock();
        }
        tell(effects);
        return ticket;
    }

    void leave(Claim claim) {
        act(() -> limiter.leave(claim, time.ticker().nanos()));
    }

    /** How long nothing of the kind is called from now on, where BloFin has just said so. */
    Optional<Duration> end(Claim claim, Ending ending, Stop stop) {
        long[] left = {0};
        act(() -> {
            long now = time.ticker().nanos();
            limiter.end(claim, ending, stop, now);
            Budget banned = stop == null ? null : BanRules.banned(claim.lane.budgets(), now);
            left[0] = banned == null ? 0 : banned.gate().left(now);
        });
        return left[0] == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(left[0]));
    }

    private void wake() {
        act(() -> {
            timer = null;
            limiter.tick(time.ticker().nanos());
        });
    }

    /** Changes the state under the lock and tells, after it, whom it concerns. */
    void act(Runnable change) {
        Effects effects;
        lock.lock();
        try {
            change.run();
            effects = settle();
        } finally {
            lock.unlock();
        }
        tell(effects);
    }

    RateLimiter limiter() {
        return limiter;
    }

    long now() {
        return limiter.advance(time.ticker().nanos());
    }

    private record Effects(List<Claim> decided, List<LimitNews> news) {}

    /** Takes what was decided, and sees to it that the timer fires in time. */
    private Effects settle() {
        long wake = limiter.wake();
        if (wake != StrictWindow.UNKNOWN) {
            long at = limiter.advance(time.ticker().nanos()) + wake;
            if (timer == null || at - timerAt < 0) {
                if (timer != null) {
                    timer.cancel();
                }
                timerAt = at;
                timer = time.scheduler().after(Duration.ofNanos(wake), this::wake);
            }
        }
        return new Effects(limiter.decided(), limiter.news());
    }

    private void tell(Effects effects) {
        for (Claim claim : effects.decided) {
            if (claim.refusal == null) {
                claim.ticket.admitted();
            } else {
                claim.ticket.completeExceptionally(Refusals.exception(
                        claim.turn, claim.refusal, exchange, time.wall().instant()));
            }
        }
        for (LimitNews news : effects.news) {
            tell(event(news));
        }
    }

    private void tell(LimitEvent event) {
        if (event.kind() == LimitEvent.Kind.BANNED) {
            LOG.warn(
                    "BloFin ({}) shuts out {} ({}): no such call is made until {}",
                    exchange,
                    event.budget(),
                    event.reason(),
                    event.until());
        } else if (event.kind() == LimitEvent.Kind.REOPENED) {
            LOG.info("BloFin ({}) answers {} again", exchange, event.budget());
        }
        for (Consumer<LimitEvent> listener : listeners) {
            try {
                listener.accept(event);
            } catch (RuntimeException e) {
                LOG.warn("Somebody who hears of limits failed, and is ignored", e);
            }
        }
    }

    private LimitEvent event(LimitNews news) {
        return new LimitEvent(
                exchange,
                news.budget(),
                LimitEvent.Kind.valueOf(news.kind().name()),
                news.level(),
                news.usage(),
                until(news),
                news.reason());
    }

    private Instant until(LimitNews news) {
        return news.banNanos() == 0 ? null : time.wall().instant().plusNanos(news.banNanos());
    }

    /** Bans in force. */
    List<Ban> bans() {
        lock.lock();
        try {
            return limiter.budgets().bans(now()).stream()
                    .map(news -> new Ban(exchange, news.budget(), until(news), news.reason()))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** Takes bans of a former process for ours; those that are over say nothing. */
    void restore(List<Ban> bans) {
        Instant today = time.wall().instant();
        act(() -> bans.stream().filter(ban -> ban.until().isAfter(today)).forEach(ban -> limiter.budgets()
                .remember(ban.budget(), Duration.between(today, ban.until()).toNanos(), ban.reason(), now())));
    }

    /** Use of all windows. */
    List<Usage> usage() {
        lock.lock();
        try {
            long now = now();
            return limiter.budgets().all().stream()
                    .flatMap(budget -> budget.usage(now).stream())
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** Use of the windows of a lane. */
    List<Usage> usage(Lane lane) {
        lock.lock();
        try {
            long now = now();
            return Arrays.stream(lane.budgets())
                    .flatMap(budget -> budget.usage(now).stream())
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** How much of the fullest budget of a lane is used. */
    Pressure pressure(Lane lane) {
        lock.lock();
        try {
            long now = now();
            return Pressure.of(lane.budgets(), now);
        } finally {
            lock.unlock();
        }
    }

    /** Calls that wait. */
    int waiting() {
        lock.lock();
        try {
            return limiter.waiting();
        } finally {
            lock.unlock();
        }
    }
}
