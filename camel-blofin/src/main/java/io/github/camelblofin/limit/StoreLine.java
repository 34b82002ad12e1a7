package io.github.camelblofin.limit;

import io.github.camelblofin.limit.RateLimitStore.Answer;
import io.github.camelblofin.limit.RateLimitStore.BudgetKey;
import io.github.camelblofin.limit.RateLimitStore.Question;
import io.github.camelblofin.time.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Calls that count against the same budgets, on their way through the store: the shell of a {@link StoreQueue}. While the store
 * is away, slow, or does not know what was used, they go through this process's own share, and the store is asked for nobody
 * until it answers again. Safe for any thread and never blocks; owners are told outside of the lock.
 */
final class StoreLine {
    /** Between questions to a store that is away. */
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final SharedAccess access;
    private final List<RateLimitStore.Budget> budgets;
    private final List<BudgetKey> keys;
    private final String description;
    private final ReentrantLock lock = new ReentrantLock();
    /** Guarded by {@link #lock}. */
    private final StoreQueue queue;
    /** Who goes through the own share. Guarded by {@link #lock}. */
    private final Set<StoreTicket> elsewhere = new HashSet<>();
    /** Why the store is not used; {@code null}: it is. Guarded by {@link #lock}. */
    private String away;
    /** When it is asked again. Guarded by {@link #lock}. */
    private long awayUntil;
    /** Guarded by {@link #lock}. */
    private boolean closed;
    /** The timer that is set; {@code null}: none. Guarded by {@link #lock}. */
    private Scheduler.Timer timer;

    /** A question under way. Guarded by {@link #lock}, but for its constants. */
    private static final class Asking {
        final StoreQueue.Asked who;
        final String name;
        final long since;
        boolean over;
        Scheduler.Timer limit;

        Asking(StoreQueue.Asked who, String name, long since) {
            this.who = who;
            this.name = name;
            this.since = since;
        }
    }

    StoreLine(SharedAccess access, List<RateLimitStore.Budget> budgets, String description, Duration ageing) {
        this.access = access;
        this.budgets = budgets;
        this.keys = budgets.stream().map(RateLimitStore.Budget::key).toList();
        this.description = description;
        this.queue = new StoreQueue(ageing);
    }

    private interface Change {
        void make(long now, List<Runnable> told);
    }

    private void act(Change change) {
        List<Runnable> told = new ArrayList<>();
        Asking asking;
        lock.lock();
        try {
            long now = access.now();
            change.make(now, told);
            asking = settle(now, told);
        } finally {
            lock.unlock();
        }
        told.forEach(Runnable::run);
        if (asking != null) {
            send(asking);
        }
    }

    /** Whom to ask for; sees to it that it looks again in time. */
    private Asking settle(long now, List<Runnable> told) {
        if (closed) {
            return null;
        }
        queue.expired(now)
                .forEach(late -> told.add(() ->
                        late.ticket().refused(new Refusal(Refusal.Why.WAITED_ENOUGH, description, "", late.left()))));
        StoreQueue.Asked who = away == null ? queue.ask(now) : awayUntil - now <= 0 ? queue.probe() : null;
        long wake = queue.wake(now);
        if (away != null) {
            wake = queue.asking() ? StrictWindow.UNKNOWN : awayUntil - now;
        }
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
        if (wake != StrictWindow.UNKNOWN) {
            timer = access.scheduler().after(Duration.ofNanos(Math.max(1, wake)), () -> act((then, nobody) -> {}));
        }
        return who == null ? null : new Asking(who, access.nextName(), now);
    }

    /** A call whose turn it is in this JVM. */
    void arrive(StoreTicket ticket) {
        act((now, told) -> {
            if (closed) {
                told.add(() -> ticket.cancel(false));
            } else if (away != null) {
                elsewhere.add(ticket);
                told.add(ticket::useOwnShare);
            } else if (!ticket.isDone()) {
                queue.add(ticket);
            }
        });
    }

    /** Its owner gave it up. */
    void leave(StoreTicket ticket) {
        act((now, told) -> {
            queue.remove(ticket);
            elsewhere.remove(ticket);
        });
    }

    private void send(Asking asking) {
        int urgent = asking.who.urgent().size();
        int ordinary = asking.who.ordinary().size();
        CompletionStage<Answer> answer;
        try {
            answer = access.store().acquire(new Question(budgets, urgent, ordinary, asking.name, access.lease()));
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        Scheduler.Timer limit = access.scheduler()
                .after(access.timeout(), () -> answered(asking, null, new TimeoutException("it does not answer")));
        lock.lock();
        try {
            asking.limit = limit;
        } finally {
            lock.unlock();
        }
        // Not before: an answer that is there already is to find its timer.
        answer.whenComplete((said, failure) -> answered(asking, said, failure));
    }

    private void answered(Asking asking, Answer answer, Throwable failure) {
        act((now, told) -> {
            if (asking.limit != null) {
                asking.limit.cancel();
            }
            boolean late = asking.over
                    || closed
                    || now - asking.since > access.timeout().toNanos();
            if (late && answer != null) {
                told.add(() -> release(asking.name, 0, answer.urgent(), 0, answer.ordinary()));
            }
            if (asking.over || closed) {
                return;
            }
            asking.over = true;
            if (failure != null || late) {
                fallBack(failure == null ? "it is slow" : cause(failure), RETRY.toNanos(), now, told);
            } else {
                decide(asking, answer, now, told);
            }
        });
    }

    private static String cause(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        // Messages of clients may hold a URL with a password.
        return cause instanceof TimeoutException
                ? cause.getMessage()
                : cause.getClass().getSimpleName();
    }

    private void decide(Asking asking, Answer answer, long now, List<Runnable> told) {
        if (answer.kind() == RateLimitStore.Kind.UNKNOWN) {
            String reason = "it does not know what was used before";
            fallBack(reason, answer.urgentWait().toNanos() + 1, now, told);
            return;
        }
        comeBack(told);
        StoreQueue.Decided decided = queue.answered(asking.who, answer, now);
        if (answer.kind() == RateLimitStore.Kind.BANNED) {
            List<StoreTicket> all = queue.takeAll();
            told.add(() -> access.adopt(answer.budget(), answer.urgentWait(), answer.reason()));
            all.forEach(ticket -> told.add(ticket::beginAnew));
        }
        grant(asking, decided.granted(), answer, told);
        if (answer.kind() != RateLimitStore.Kind.BANNED) {
            decided.late()
                    .forEach(late -> told.add(() ->
                            late.ticket().refused(new Refusal(Refusal.Why.TOO_LONG, description, "", late.left()))));
        } else {
            decided.late().forEach(late -> told.add(late.ticket()::beginAnew));
        }
    }

    private void grant(Asking asking, StoreQueue.Asked granted, Answer answer, List<Runnable> told) {
        int urgent = 0;
        for (StoreTicket ticket : granted.urgent()) {
            String name = asking.name + "u" + ++urgent;
            told.add(() -> ticket.granted(name));
        }
        int ordinary = 0;
        for (StoreTicket ticket : granted.ordinary()) {
            String name = asking.name + "o" + ++ordinary;
            told.add(() -> ticket.granted(name));
        }
        int usedUrgent = urgent;
        int usedOrdinary = ordinary;
        if (usedUrgent < answer.urgent() || usedOrdinary < answer.ordinary()) {
            told.add(() -> release(asking.name, usedUrgent, answer.urgent(), usedOrdinary, answer.ordinary()));
        }
    }

    /** Places that nobody wants any more. */
    private void release(String name, int urgentFrom, int urgentTo, int ordinaryFrom, int ordinaryTo) {
        List<String> unused = new ArrayList<>();
        for (int i = urgentFrom + 1; i <= urgentTo; i++) {
            unused.add(name + "u" + i);
        }
        for (int i = ordinaryFrom + 1; i <= ordinaryTo; i++) {
            unused.add(name + "o" + i);
        }
        if (!unused.isEmpty()) {
            access.quietly(() -> access.store().end(keys, Ending.UNSENT, unused));
        }
    }

    private void fallBack(String reason, long forNanos, long now, List<Runnable> told) {
        queue.failed();
        if (away == null || !away.equals(reason)) {
            told.add(() -> access.storeAway(this, reason));
        }
        away = reason;
        awayUntil = now + forNanos;
        for (StoreTicket ticket : queue.takeAll()) {
            elsewhere.add(ticket);
            told.add(ticket::useOwnShare);
        }
    }

    private void comeBack(List<Runnable> told) {
        if (away == null) {
            return;
        }
        away = null;
        told.add(() -> access.storeBack(this));
        for (StoreTicket ticket : List.copyOf(elsewhere)) {
            told.add(() -> moveBack(ticket));
        }
        elsewhere.clear();
    }

    private void moveBack(StoreTicket ticket) {
        if (!ticket.isDone() && ticket.leaveOwnShare()) {
            arrive(ticket);
        }
    }

    /** A call that the store let through has ended. When the store does not hear of it, the lease ends the call. */
    void ended(String permit, Ending ending) {
        access.quietly(() -> access.store().end(keys, ending, List.of(permit)));
    }

    /** Whoever waits is cancelled. */
    void close() {
        act((now, told) -> {
            closed = true;
            if (timer != null) {
                timer.cancel();
            }
            queue.takeAll().forEach(ticket -> told.add(() -> ticket.cancel(false)));
        });
    }
}
