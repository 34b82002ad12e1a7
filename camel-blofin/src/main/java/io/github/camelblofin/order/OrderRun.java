package io.github.camelblofin.order;

import io.github.camelblofin.api.Priority;
import io.github.camelblofin.api.Trace;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.ledger.Step;
import io.github.camelblofin.order.OutcomePolicy.Action;
import io.github.camelblofin.order.OutcomePolicy.Decision;
import io.github.camelblofin.order.OutcomePolicy.Event;
import io.github.camelblofin.order.OutcomePolicy.Rules;
import io.github.camelblofin.order.OutcomePolicy.Stage;
import io.github.camelblofin.rest.Answer;
import io.github.camelblofin.rest.Call;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Carries out what {@link OutcomePolicy} decides about one write, until its outcome is known. Whoever waits gets the outcome,
 * or after the patience that it is unknown; the run then goes on looking, so that the ledger learns it. What happens is
 * decided under a lock, and done after it; never blocks.
 */
final class OrderRun {
    /** Nobody waits for what so many looks did not find. */
    private static final int MOST_LOOKS = 200;

    private final WritePorts ports;
    private final Write write;
    private final OrderJournal journal;
    /** Guarded by this. */
    private final RunTimers timers;
    /** {@code null}: nothing tells what it did. */
    private final Finder finder;
    /** What is sent; {@code null}: nothing, the run only finds out. */
    private final Call call;
    /** What whoever waits gets. */
    private final CompletableFuture<Settled> told = new CompletableFuture<>();
    /** Complete when nothing happens any more. */
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    // Guarded by this, as all below.
    private Stage stage;
    private boolean sendsAgain;
    private int attempts;
    private int looks;
    private boolean unknownTold;
    private boolean impatient;
    private boolean abandoned;
    private Answer answer;
    private Throwable first;
    private Map<String, Object> row = Map.of();

    OrderRun(SafeWrites shared, WritePorts ports, Write write, Call call, RunStart start) {
        this.ports = ports;
        this.write = write;
        this.call = call;
        this.journal = new OrderJournal(shared, write, ports.user(), start.intent());
        this.finder = write.trace().map(trace -> new Finder(ports, write)).orElse(null);
        this.stage = start.stage();
        this.timers = new RunTimers(shared.scheduler(), shared.clock(), start.signedAt());
        // A message that a route delivers again is to be sent, once it is certain that it was not.
        this.sendsAgain = ports.resends() || start.stage() != Stage.SENDING;
    }

    CompletionStage<Settled> told() {
        return told;
    }

    CompletionStage<Void> end() {
        return end;
    }

    synchronized boolean onlyLooks() {
        return unknownTold;
    }

    /** Ends it without a word: another run looks after the same write. */
    void abandon() {
        synchronized (this) {
            abandoned = true;
            timers.stop();
        }
        end.complete(null);
    }

    /** Ends it, as unknown where nobody was told yet. */
    void giveUp() {
        Settled unknown;
        synchronized (this) {
            unknown = new Settled(Outcome.UNKNOWN, "lookup", null, row, WriteTrouble.unknown(write, first));
        }
        abandon();
        told.complete(unknown);
    }

    /** Begins after another run of the same write, with asking: when that one may be accepted yet, nothing is sent. */
    void beginAfter(OrderRun before, Settled settled) {
        long signedBefore = before.signedAt();
        synchronized (this) {
            if (finder != null && stage != Stage.DUPLICATE) {
                timers.signed(signedBefore);
                stage = after(settled, signedBefore != 0);
                sendsAgain = true;
            }
        }
        begin();
    }

    private Stage after(Settled settled, boolean signed) {
        boolean makes = write.effect(Trace.Effect.MAKES);
        return switch (settled.outcome()) {
            case PLACED -> makes ? Stage.DUPLICATE : stage == Stage.SENDING ? Stage.CHECKING : stage;
            case UNKNOWN -> signed ? Stage.DOUBTFUL : stage == Stage.SENDING ? Stage.CHECKING : stage;
            case NOT_PLACED -> stage == Stage.SENDING ? Stage.CHECKING : stage;
        };
    }

    private synchronized long signedAt() {
        return timers.signedAt();
    }

    void begin() {
        Stage from;
        synchronized (this) {
            from = stage;
            startPatience();
        }
        if (from == Stage.SENDING) {
            send();
        } else {
            lookAgain();
        }
    }

    /** The private stream shows a row with the write's id. */
    void heard(Map<String, Object> pushed) {
        if (finder != null && Finder.eventOf(write, pushed) == Event.FOUND_SAME) {
            journal.note(Step.STREAM, Map.of("state", Finder.text(pushed.get("state"))));
            on(Event.STREAM_SAME, () -> row = pushed);
        }
    }

    private void on(Event event, Runnable learning) {
        Runnable effect;
        synchronized (this) {
            if (abandoned || stage.ended()) {
                return;
            }
            learning.run();
            Decision decision = OutcomePolicy.decide(rules(), stage, event);
            stage = decision.stage();
            effect = effect(decision.action(), event);
            startPatience();
            if (stage.ended()) {
                timers.stop();
            }
        }
        effect.run();
        boolean over;
        synchronized (this) {
            over = impatient && !unknownTold && !stage.ended() && stage != Stage.SENDING && stage != Stage.SEEN;
        }
        if (over && event != Event.PATIENCE_OVER) {
            on(Event.PATIENCE_OVER, () -> {});
        }
    }

    private Rules rules() {
        boolean sends = !unknownTold && call != null;
        return new Rules(finder != null, sends && write.target().repeatable(), sends && sendsAgain);
    }

    private Runnable effect(Action action, Event event) {
        return switch (action) {
            case NOTHING -> () -> {};
            case SEND -> call == null ? absent() : this::send;
            case LOOK_NOW -> this::look;
            case LOOK_LATER -> this::lookLater;
            case REPORT -> {
                Settled settled = Settled.of(write, stage, event, new Settled.Told(answer, first, row));
                yield () -> report(settled);
            }
            case REPORT_UNKNOWN -> {
                unknownTold = true;
                Settled settled = new Settled(Outcome.UNKNOWN, "lookup", null, row, WriteTrouble.unknown(write, first));
                yield () -> {
                    journal.outcome(settled);
                    told.complete(settled);
                };
            }
        };
    }

    /** Nobody placed it before, and this run only finds out. */
    private Runnable absent() {
        stage = Stage.NOT_PLACED;
        Settled settled =
                new Settled(Outcome.NOT_PLACED, "lookup", null, Map.of(), WriteTrouble.notPlaced(write, first));
        return () -> {
            told.complete(settled);
            end.complete(null);
        };
    }

    private void report(Settled settled) {
        journal.outcome(settled);
        told.complete(settled);
        end.complete(null);
    }

    private void send() {
        int attempt;
        synchronized (this) {
            attempt = ++attempts;
            looks = 0;
            sendsAgain = ports.resends();
        }
        if (attempt > 1) {
            synchronized (this) {
                timers.sendLater(attempt, () -> transmit(attempt));
            }
            return;
        }
        journal.intent().whenComplete((entry, failure) -> {
            if (failure == null) {
                transmit(attempt);
            } else if (write.target().priority() == Priority.CANCEL) {
                // An order that nobody can end is worse than a gap in the ledger.
                journal.missed(Step.INTENT, failure);
                transmit(attempt);
            } else {
                on(Event.NOT_SENT, () -> first = WriteTrouble.unrecorded(write, WriteTrouble.cause(failure)));
            }
        });
    }

    private void transmit(int attempt) {
        Call signed = call.tellingSignature(at -> signed(at, attempt));
        CompletionStage<Answer> sent;
        try {
            sent = ports.caller().apply(finder == null ? signed : signed.once());
        } catch (RuntimeException defect) {
            sent = CompletableFuture.failedFuture(defect);
        }
        sent.whenComplete((good, failure) -> answered(good, failure, attempt));
    }

    private void signed(long at, int attempt) {
        synchronized (this) {
            timers.signed(at);
        }
        journal.call(at, attempt);
    }

    private void answered(Answer good, Throwable failure, int attempt) {
        Throwable cause = WriteTrouble.cause(failure);
        Event event = cause == null ? Event.ACCEPTED : WriteTrouble.event(cause, write, attempt > 1);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("said", event.name());
        if (cause instanceof BlofinException known) {
            known.code().ifPresent(code -> facts.put("code", code));
        }
        journal.note(Step.ANSWER, facts);
        on(event, () -> {
            first = cause;
            if (good != null) {
                answer = good;
                row = Finder.firstRow(good).orElse(row);
            }
        });
    }

    private void look() {
        synchronized (this) {
            looks++;
        }
        finder.look().thenAccept(finding -> {
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("found", finding.event().name());
            journal.note(Step.LOOKUP, facts);
            on(finding.event(), () -> row = finding.row());
        });
    }

    private void lookLater() {
        synchronized (this) {
            if (looks < MOST_LOOKS && !abandoned && !stage.ended()) {
                timers.lookLater(looks, unknownTold, this::lookAgain);
                return;
            }
        }
        end.complete(null);
    }

    private void lookAgain() {
        boolean expired;
        synchronized (this) {
            expired = (stage == Stage.DOUBTFUL || stage == Stage.DUPLICATE) && timers.expired();
        }
        if (expired) {
            on(Event.EXPIRY, () -> {});
        } else {
            look();
        }
    }

    private void startPatience() {
        if (stage != Stage.SENDING && stage != Stage.SEEN && !stage.ended()) {
            timers.startPatience(ports.patience(), () -> {
                synchronized (this) {
                    impatient = true;
                }
                on(Event.PATIENCE_OVER, () -> {});
            });
        }
    }
}
