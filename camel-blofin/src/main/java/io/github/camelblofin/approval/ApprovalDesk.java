package io.github.camelblofin.approval;

import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.Failure;
import io.github.camelblofin.ledger.LedgerEntry;
import io.github.camelblofin.ledger.LedgerNote;
import io.github.camelblofin.ledger.OrderLedger;
import io.github.camelblofin.ledger.Step;
import io.github.camelblofin.time.Scheduler;
import io.github.camelblofin.time.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where orders wait for approval. Each is asked for, approved and handed over in the ledger before it is so here, and what is
 * in the ledger is read at the start; so an order survives the process, is handed over once at most, and never without
 * enough approvals. What is handed over when the process dies is not sent again: what the ledger says of its client id
 * within {@link #PATIENCE} is what came of it, else that is unknown.
 *
 * <p>Safe for any thread; waits on none, but for reading the ledger when it is made. One desk a ledger.
 */
public final class ApprovalDesk implements AutoCloseable {
    /** Longer than a signed request stays acceptable and shows up in BloFin's lists. */
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(ApprovalDesk.class);

    private final OrderLedger ledger;
    private final WallClock clock;
    private final OrderLedger.Following following;
    /** One step after the other: each sees what the one before it wrote. */
    private final Turns turns = new Turns();

    private final ApprovalShelf shelf = new ApprovalShelf();
    private final Alarms alarms;
    /** By the name of the desk. Guarded by this. */
    private final Map<String, ApprovalOutlet> outlets = new HashMap<>();

    /** Reads the ledger, on the calling thread. */
    public ApprovalDesk(OrderLedger ledger, WallClock clock, Scheduler scheduler) {
        this.ledger = ledger;
        this.clock = clock;
        this.alarms = new Alarms(scheduler);
        ledger.replay(shelf::read);
        this.following = ledger.follow(this::outcome);
    }

    /**
     * Opens a place where orders come out. Those that are due come out at once.
     *
     * @return closes it; orders wait until it is opened again
     */
    public Runnable open(String desk, ApprovalOutlet outlet) {
        synchronized (this) {
            if (outlets.putIfAbsent(desk, outlet) != null) {
                throw new IllegalArgumentException(
                        "There is another blofin:local/ask with desk=" + desk + "; give each a desk of its own");
            }
        }
        shelf.all().stream().filter(each -> each.request().desk().equals(desk)).forEach(this::due);
        return () -> {
            synchronized (this) {
                outlets.remove(desk, outlet);
            }
        };
    }

    /** Asks for approval. Completes when it is durable that it waits. */
    public CompletionStage<Approval> ask(ApprovalRequest request) {
        return turns.next(() -> ledger.append(ApprovalNotes.asked(request)).thenApply(entry -> shelf.read(entry)))
                .thenApply(approval -> {
                    due(approval);
                    return approval;
                });
    }

    /**
     * Somebody approves. Who approves twice counts once.
     *
     * @return the approval after it; fails with {@link BlofinInvalidRequestException} when that may not be
     */
    public CompletionStage<Approval> approve(String id, String by) {
        return step(id, new ApprovalEvent.Approve(by)).thenApply(moved -> {
            due(moved.approval());
            return moved.approval();
        });
    }

    /**
     * Somebody says no, which ends it.
     *
     * @param reason {@code null}: none told
     */
    public CompletionStage<Approval> decline(String id, String by, String reason) {
        return step(id, new ApprovalEvent.Decline(by, reason)).thenApply(moved -> {
            ended(moved, null);
            return moved.approval();
        });
    }

    /** What waits, and what ended lately, oldest first. */
    public List<Approval> all() {
        return shelf.all();
    }

    /** One of them. */
    public Optional<Approval> find(String id) {
        return shelf.find(id);
    }

    @Override
    public void close() {
        following.close();
        alarms.close();
    }

    /** Does what an approval waits for, once its place is open. */
    private void due(Approval approval) {
        if (outlet(approval).isEmpty()) {
            return;
        }
        switch (approval.state()) {
            case PENDING -> tickLater(approval);
            case APPROVED -> handOver(approval);
            case SENT -> settle(approval);
            case DONE, FAILED, UNKNOWN, DECLINED, EXPIRED -> {}
        }
    }

    private void tickLater(Approval approval) {
        Duration left = Duration.between(clock.instant(), approval.request().expiresAt());
        alarms.set(approval.id(), left.isNegative() ? Duration.ZERO : left, () -> tick(approval));
    }

    private void tick(Approval approval) {
        step(approval.id(), new ApprovalEvent.Tick()).whenComplete((moved, failure) -> {
            if (failure != null) {
                LOG.warn(
                        "The order ledger did not take that approval {} expired, trying again: {}",
                        approval.id(),
                        failure.toString());
                alarms.set(approval.id(), RETRY, () -> tick(approval));
            } else if (!ended(moved, null) && moved.approval().state() == ApprovalState.PENDING) {
                tickLater(moved.approval());
            }
        });
    }

    private void handOver(Approval approval) {
        step(approval.id(), new ApprovalEvent.HandOver()).whenComplete((moved, failure) -> {
            if (failure != null) {
                LOG.warn(
                        "The order ledger did not take that {} is sent, so it waits; trying again: {}",
                        approval.id(),
                        failure.toString());
                alarms.set(approval.id(), RETRY, () -> handOver(approval));
            } else if (moved.moved() && moved.approval().state() == ApprovalState.SENT) {
                send(moved.approval());
            } else {
                ended(moved, null);
            }
        });
    }

    private void send(Approval approval) {
        alarms.cancel(approval.id());
        shelf.sending(approval.id());
        outlet(approval)
                .map(outlet -> sent(outlet, approval))
                .orElseGet(() -> CompletableFuture.completedFuture(
                        new ApprovalOutlet.Sent(ApprovalState.FAILED, "its route was stopped", null)))
                .thenAccept(sent -> end(approval, sent));
    }

    private static CompletionStage<ApprovalOutlet.Sent> sent(ApprovalOutlet outlet, Approval approval) {
        CompletionStage<ApprovalOutlet.Sent> sending;
        try {
            sending = outlet.send(approval);
        } catch (RuntimeException e) {
            sending = CompletableFuture.failedFuture(e);
        }
        return sending.exceptionally(
                failure -> new ApprovalOutlet.Sent(ApprovalState.UNKNOWN, String.valueOf(failure.getMessage()), null));
    }

    private void end(Approval approval, ApprovalOutlet.Sent sent) {
        step(approval.id(), new ApprovalEvent.End(sent.state(), sent.detail())).whenComplete((moved, failure) -> {
            if (failure != null) {
                LOG.warn(
                        "The order ledger did not take what came of approval {}: {}",
                        approval.id(),
                        failure.toString());
                tell(approval.in(sent.state(), sent.detail()), sent);
            } else {
                ended(moved, sent);
            }
        });
    }

    /** It was handed over by a process that is gone. */
    private void settle(Approval approval) {
        if (shelf.isSending(approval.id())) {
            return;
        }
        Optional<ApprovalOutlet.Sent> known = shelf.outcome(approval.request().clientId());
        if (known.isPresent()) {
            end(approval, known.get());
            return;
        }
        alarms.set(
                approval.id(),
                PATIENCE,
                () -> end(
                        approval,
                        new ApprovalOutlet.Sent(
                                ApprovalState.UNKNOWN,
                                "the process ended while it was sent: look for its client id "
                                        + approval.request().clientId(),
                                null)));
    }

    /** What another part of the house found out about an order. */
    private void outcome(LedgerEntry entry) {
        if (entry.note().step() == Step.OUTCOME) {
            // Later: the ledger must not be written to while it tells of an entry.
            shelf.outcome(entry).ifPresent(approval -> alarms.set(approval.id(), Duration.ZERO, () -> due(approval)));
        }
    }

    private boolean ended(Moved moved, ApprovalOutlet.Sent sent) {
        boolean over = moved.moved() && moved.approval().state().ended();
        if (over) {
            alarms.cancel(moved.approval().id());
            tell(moved.approval(), sent);
        }
        return over;
    }

    private void tell(Approval approval, ApprovalOutlet.Sent sent) {
        outlet(approval).ifPresent(outlet -> {
            try {
                outlet.tell(approval, sent);
            } catch (RuntimeException e) {
                LOG.warn("Nobody could be told of approval {}", approval.id(), e);
            }
        });
    }

    private CompletionStage<Moved> step(String id, ApprovalEvent event) {
        return turns.next(() -> {
            Approval approval = shelf.find(id).orElseThrow(() -> refused("there is no approval " + id));
            Instant now = clock.instant();
            ApprovalDecision decision = ApprovalPolicy.decide(approval, event, now);
            if (decision instanceof ApprovalDecision.Refuse refuse) {
                throw refused("approval " + id + ": " + refuse.why());
            }
            if (decision instanceof ApprovalDecision.Write write) {
                LedgerNote note = ApprovalNotes.of(approval.request(), write.step(), write.facts());
                return ledger.append(note).thenApply(entry -> new Moved(shelf.read(entry), true));
            }
            return CompletableFuture.completedFuture(new Moved(approval, false));
        });
    }

    private static BlofinInvalidRequestException refused(String why) {
        return new BlofinInvalidRequestException(Failure.local("local/approve", why));
    }

    private synchronized Optional<ApprovalOutlet> outlet(Approval approval) {
        return Optional.ofNullable(outlets.get(approval.request().desk()));
    }

    /**
     * What a step gave.
     *
     * @param moved whether it changed anything
     */
    private record Moved(Approval approval, boolean moved) {}
}
