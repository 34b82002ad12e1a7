package io.github.camelblofin.guard;

import io.github.camelblofin.model.CancelReport;
import io.github.camelblofin.model.Position;
import io.github.camelblofin.model.StandingOrder;
import io.github.camelblofin.time.Scheduler;
import io.github.camelblofin.time.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Cancels orders, and closes positions, until BloFin's lists show none: round after round of listing and cancelling. It is
 * over when two lists, further apart than BloFin's lists lag, showed nothing, and nothing was under way before the first one
 * was asked for; or when its time is over. What fails is tried again in the next round. For one use. Steps follow one
 * another on whatever thread completes the calls, and never block; the end of the time may come between.
 */
public final class CancelRun {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final String POSITION = "position ";
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final CancelTerms terms;
    private final OrderDesk desk;
    private final Scheduler scheduler;
    private final Ticker ticker;
    private final long begun;
    private final CompletableFuture<CancelReport> done = new CompletableFuture<>();

    /** Guarded by this, as are the next. */
    private final Set<StandingOrder> cancelled = new LinkedHashSet<>();
    /** When a cancellation was taken, so that a list that lags does not cost a second call. */
    private final Map<StandingOrder, Long> takenAt = new LinkedHashMap<>();

    private final Set<String> closedPositions = new LinkedHashSet<>();
    private final Map<String, String> problems = new TreeMap<>();
    private final Map<StandingOrder.Kind, List<StandingOrder>> remaining = new TreeMap<>();
    private List<String> remainingPositions = List.of();
    /** When the first list of those that showed nothing was asked for; {@code null}: something was there. */
    private Long quietSince;
    /** Whether all steps of this round showed nothing. */
    private boolean quiet;

    private CancelRun(CancelTerms terms, OrderDesk desk, Scheduler scheduler, Ticker ticker) {
        this.terms = terms;
        this.desk = desk;
        this.scheduler = scheduler;
        this.ticker = ticker;
        this.begun = ticker.nanos();
    }

    /** Begins. The stage does not fail: what could not be done is in the report. */
    public static CompletionStage<CancelReport> start(
            CancelTerms terms, OrderDesk desk, Scheduler scheduler, Ticker ticker) {
        CancelRun run = new CancelRun(terms, desk, scheduler, ticker);
        run.round();
        Scheduler.Timer limit = scheduler.after(terms.limit(), () -> run.finish(false));
        return run.done.whenComplete((report, never) -> limit.cancel());
    }

    private synchronized void round() {
        if (done.isDone()) {
            return;
        }
        long asked = ticker.nanos();
        quiet = terms.underWay().getAsInt() == 0;
        CompletionStage<Void> steps = CompletableFuture.completedFuture(null);
        for (StandingOrder.Kind kind : StandingOrder.Kind.values()) {
            steps = steps.thenCompose(nothing -> tolerant(kind.name(), () -> clear(kind)));
        }
        if (terms.positions()) {
            steps = steps.thenCompose(nothing -> tolerant("positions", this::flatten));
        }
        steps.whenComplete((nothing, defect) -> next(asked, defect));
    }

    /** A step whose failure is noted and makes the round one that proves nothing. */
    private CompletionStage<Void> tolerant(String what, Supplier<CompletionStage<Void>> step) {
        CompletionStage<Void> running;
        try {
            running = step.get();
        } catch (RuntimeException e) {
            running = CompletableFuture.failedFuture(e);
        }
        return running.handle((nothing, problem) -> {
            ended(what, problem);
            return null;
        });
    }

    private synchronized void ended(String what, Throwable problem) {
        if (problem == null) {
            problems.remove(what);
        } else {
            quiet = false;
            problems.put(what, what + ": " + text(problem));
        }
    }

    private static String text(Throwable problem) {
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    private CompletionStage<Void> clear(StandingOrder.Kind kind) {
        return desk.standing(kind).thenCompose(listed -> {
            List<StandingOrder> fresh = toCancel(kind, listed);
            return fresh.isEmpty()
                    ? CompletableFuture.completedFuture(null)
                    : desk.cancel(kind, fresh).thenAccept(this::taken);
        });
    }

    private synchronized List<StandingOrder> toCancel(StandingOrder.Kind kind, List<StandingOrder> listed) {
        List<StandingOrder> standing = listed.stream().filter(terms.wanted()).toList();
        remaining.put(kind, standing);
        quiet &= standing.isEmpty();
        return standing.stream().filter(this::notJustTaken).toList();
    }

    private boolean notJustTaken(StandingOrder order) {
        Long taken = takenAt.get(order);
        return taken == null || ticker.nanos() - taken >= terms.settle().toNanos();
    }

    private synchronized void taken(Set<StandingOrder> orders) {
        long now = ticker.nanos();
        cancelled.addAll(orders);
        orders.forEach(order -> takenAt.put(order, now));
    }

    private CompletionStage<Void> flatten() {
        return desk.positions().thenCompose(held -> {
            CompletionStage<Void> closings = CompletableFuture.completedFuture(null);
            for (Position position : toClose(held)) {
                closings = closings.thenCompose(nothing -> tolerant(POSITION + name(position), () -> close(position)));
            }
            return closings;
        });
    }

    private synchronized List<Position> toClose(List<Position> held) {
        List<Position> open = held.stream()
                .filter(position ->
                        position.positions() != null && position.positions().signum() != 0)
                .toList();
        remainingPositions = open.stream().map(CancelRun::name).toList();
        problems.keySet().removeIf(what -> what.startsWith(POSITION));
        quiet &= open.isEmpty();
        return open;
    }

    private CompletionStage<Void> close(Position position) {
        return desk.close(position).thenAccept(nothing -> {
            synchronized (this) {
                closedPositions.add(name(position));
            }
        });
    }

    private static String name(Position position) {
        return position.instId() + " " + position.positionSide();
    }

    private synchronized void next(long asked, Throwable defect) {
        if (defect != null) {
            problems.put("", text(defect));
            quiet = false;
        }
        if (quiet && quietSince != null && asked - quietSince >= terms.settle().toNanos()) {
            finish(true);
            return;
        }
        quietSince = quiet ? quietSince == null ? Long.valueOf(asked) : quietSince : null;
        Duration wait = quiet
                ? Duration.ofNanos(Math.max(1, quietSince + terms.settle().toNanos() - ticker.nanos()))
                : problems.isEmpty() ? PAUSE : AFTER_FAILURE;
        if (ticker.nanos() - begun + wait.toNanos() >= terms.limit().toNanos()) {
            finish(false);
        } else {
            scheduler.after(wait, this::round);
        }
    }

    private synchronized void finish(boolean complete) {
        done.complete(new CancelReport(
                null,
                new ArrayList<>(cancelled),
                new ArrayList<>(closedPositions),
                remaining.values().stream().flatMap(List::stream).toList(),
                remainingPositions,
                terms.underWay().getAsInt(),
                new ArrayList<>(problems.values()),
                complete));
    }
}
