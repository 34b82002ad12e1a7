package io.github.camelblofin.limit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * What the owner of a call holds where limits are shared: first its place in the queues, then its permit. It holds a place in
 * the windows of this JVM, and one that either the store gave or that is from this process's own share. Any thread.
 */
final class StoreTicket extends CompletableFuture<Permit> implements Permit {
    final Turn turn;
    /** {@code null}: its user is unknown, so that the store cannot tell whose limits it counts against. */
    final StoreLine line;
    /** When it came; with its number the order among those of a kind. */
    final long since;

    final long number;
    /** How long it waits at most. */
    final long deadline;

    private final SharedAccess access;
    /** The queue where it waits; {@code null}: the store's. Guarded by this. */
    private CompletableFuture<Permit> step;
    /** A place in the windows of this JVM. Guarded by this. */
    private Permit local;
    /** A place in this process's own share. Guarded by this. */
    private Permit own;
    /** The store's name of its place. Guarded by this. */
    private String granted;
    /** It leaves a queue for another one. Guarded by this. */
    private boolean moving;

    StoreTicket(SharedAccess access, Turn turn, StoreLine line, long since, long number) {
        this.access = access;
        this.turn = turn;
        this.line = line;
        this.since = since;
        this.number = number;
        this.deadline = since + Math.max(0, turn.patience().limit().toNanos());
    }

    /** Waits for its turn in this JVM first, then at the store. */
    void begin() {
        follow(access.local(patient()), permit -> {
            synchronized (this) {
                local = permit;
                step = null;
            }
            if (isDone()) {
                // Given up just now, before there was anything to give back.
                giveBack(Ending.UNSENT);
            } else if (line == null) {
                useOwnShare();
            } else {
                line.arrive(this);
            }
        });
    }

    /** The same turn with the time that it has left. */
    private Turn patient() {
        Duration left = Duration.ofNanos(Math.max(0, deadline - access.now()));
        return new Turn(
                turn.operation(),
                turn.rateClass(),
                turn.user(),
                turn.priority(),
                new Turn.Patience(left, turn.patience().outlastBans()));
    }

    /** The store is away, or cannot tell. */
    void useOwnShare() {
        if (line != null) {
            CompletionStage<Permit> told = this;
            told.whenComplete((permit, failure) -> line.leave(this));
        }
        follow(access.own(patient()), permit -> {
            synchronized (this) {
                own = permit;
            }
            admitted();
        });
    }

    /** Leaves the queue of the own share, for the store. Whether it did: its turn may have come. */
    boolean leaveOwnShare() {
        CompletableFuture<Permit> waiting;
        synchronized (this) {
            waiting = step;
            moving = true;
        }
        boolean left = waiting != null && waiting.cancel(false);
        synchronized (this) {
            moving = false;
        }
        return left;
    }

    /** The store knows of a ban: back to where bans are waited out, or told. */
    void beginAnew() {
        giveBack(Ending.UNSENT);
        begin();
    }

    /** The store gave it a place. */
    void granted(String name) {
        synchronized (this) {
            granted = name;
        }
        admitted();
    }

    void refused(Refusal refusal) {
        completeExceptionally(access.refusal(turn, refusal));
        giveBack(Ending.UNSENT);
    }

    private void admitted() {
        // Its owner may have given up meanwhile.
        if (!complete(this)) {
            giveBack(Ending.UNSENT);
        }
    }

    private void follow(CompletableFuture<Permit> queue, Consumer<Permit> next) {
        synchronized (this) {
            step = queue;
        }
        CompletionStage<Permit> told = queue;
        told.whenComplete((permit, failure) -> {
            if (failure == null) {
                next.accept(permit);
            } else if (!isMoving()) {
                failed(failure instanceof CompletionException ? failure.getCause() : failure);
            }
        });
        if (isDone() && !queue.isDone()) {
            queue.cancel(false);
        }
    }

    private synchronized boolean isMoving() {
        return moving;
    }

    private void failed(Throwable failure) {
        if (failure instanceof CancellationException) {
            super.cancel(false);
        } else {
            completeExceptionally(failure);
        }
        giveBack(Ending.UNSENT);
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
        boolean cancelled = super.cancel(mayInterrupt);
        if (cancelled) {
            if (line != null) {
                line.leave(this);
            }
            CompletableFuture<Permit> waiting;
            synchronized (this) {
                waiting = step;
            }
            if (waiting != null) {
                waiting.cancel(false);
            }
            giveBack(Ending.UNSENT);
        }
        return cancelled;
    }

    @Override
    public void end(Ending ending) {
        giveBack(ending);
    }

    private void giveBack(Ending ending) {
        Permit inJvm;
        synchronized (this) {
            inJvm = local;
            local = null;
        }
        if (inJvm != null) {
            inJvm.end(ending);
        }
        leaveStore(ending);
    }

    private void leaveStore(Ending ending) {
        Permit share;
        String name;
        synchronized (this) {
            share = own;
            name = granted;
            own = null;
            granted = null;
        }
        if (share != null) {
            share.end(ending);
        }
        if (name != null) {
            line.ended(name, ending);
        }
    }

    @Override
    public Optional<Duration> stopped(Stop stop) {
        Permit inJvm;
        synchronized (this) {
            inJvm = local;
            local = null;
        }
        Optional<Duration> left = inJvm == null ? Optional.empty() : inJvm.stopped(stop);
        // The ban was told by its event; whom it does not concern, another probe will show.
        leaveStore(Ending.LOST);
        return left;
    }
}
