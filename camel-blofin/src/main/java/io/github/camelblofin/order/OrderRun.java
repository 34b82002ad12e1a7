package io.github.camelblofin.order;

import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.ledger.Step;
import io.github.camelblofin.order.OutcomePolicy.Action;
import io.github.camelblofin.order.OutcomePolicy.Decision;
import io.github.camelblofin.order.OutcomePolicy.Event;
import io.github.camelblofin.order.OutcomePolicy.Rules;
import io.github.camelblofin.order.OutcomePolicy.Stage;
import io.github.camelblofin.rest.Answer;
import io.github.camelblofin.rest.Call;
import io.github.camelblofin.time.Scheduler;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Carries out what {@link OutcomePolicy} decides about one write, until its outcome is known. Whoever waits gets the outcome,
 * or after the patience that it is unknown; the run then goes on looking, so that the ledger learns it. What happens is
 * decided under a lock, and done after it; never blocks.
 */
final class OrderRun {
    /** How long BloFin accepts a signature. Source: "REST Authentication". */
    private static final Duration ACCEPTANCE = Duration.ofSeconds(60);
    /** What was accepted shows in listings after that. Users saw seconds. */
    private static final Duration LISTING_DELAY = Duration.ofSeconds(10);

    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration WAIT_UNASKED = Duration.ofSeconds(30);
    private static final int MOST_LOOKS = 200;

    private final SafeWrites shared;
    private final WritePorts ports;
    private final Write write;
    private final OrderJournal journal;
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
    private long signedAt;
    private boolean unknownTold;
    private boolean impatient;
    private boolean abandoned;
    private Answer answer;
    private Throwable first;
    private Map<String, Object> row = Map.of();
    private Scheduler.Timer wait = () -> {};
    private Scheduler.Timer patience;

    /**
     * How it begins.
     *
     * @param stage where it stands
     * @param signedAt when it may have been signed at the latest, by the exchange's clock in milliseconds; where nothing was
     *     sent 0
     * @param intent number of its intent in the ledger; {@code null}: it has none yet
     */
    record Start(Stage stage, long signedAt, String intent) {
        static final Start FRESH = new Start(Stage.SENDING, 0, null);
        static final Start CHECKING = new Start(Stage.CHECKING, 0, null);

        static Start former(long signedAt) {
            return new Start(Stage.DOUBTFUL, signedAt, null);
        }
    }

    OrderRun(SafeWrites shared, WritePorts ports, Write write, Call call, Start start) {
        this.shared = shared;
        this.ports = ports;
        this.write = write;
        this.call = call;
        this.journal = new OrderJournal(shared, write, ports.user(), start.intent());
        this.finder = write.trace().map(trace -> new Finder(ports, write)).orElse(null);
        this.stage = start.stage();
        this.signedAt = start.signedAt();
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
            stopTimers();
        }
        end.complete(null);
    }

    /** Begins; where another run of the same write came before, with asking. */
    void begin(boolean after) {
        Stage from;
        synchronized (this) {
            if (after && stage == Stage.SENDING && finder != null) {
                stage = Stage.CHECKING;
            }
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
            Stage before = stage;
            Decision decision = OutcomePolicy.decide(rules(), stage, event);
            stage = decision.stage();
            effect = effect(decision.action(), before, event);
            startPatience();
            if (stage.ended()) {
                stopTimers();
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

    private Runnable effect(Action action, Stage before, Event event) {
        return switch (action) {
            case NOTHING -> () -> {};
            case SEND -> call == null ? absent() : this::send;
            case LOOK_NOW -> this::look;
            case LOOK_LATER -> this::lookLater;
            case REPORT -> {
                Settled settled = settled(before, event);
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

    private Settled settled(Stage before, Event event) {
        return switch (stage) {
            case PLACED -> new Settled(Outcome.PLACED, how(before, event), answer, row, null);
            case REUSED -> new Settled(Outcome.NOT_PLACED, "lookup", null, row, WriteTrouble.reused(write, row, first));
            case NOT_PLACED ->
                event == Event.NOT_FOUND
                        ? new Settled(
                                Outcome.NOT_PLACED, "expiry", null, Map.of(), WriteTrouble.notPlaced(write, first))
                        : new Settled(Outcome.NOT_PLACED, "answer", null, Map.of(), raised());
            default -> new Settled(Outcome.UNKNOWN, "lookup", null, row, raised());
        };
    }

    private static String how(Stage before, Event event) {
        return switch (event) {
            case ACCEPTED -> "answer";
            case FOUND_SAME -> "lookup";
            default -> "stream";
        };
    }

    private BlofinException raised() {
        return first instanceof BlofinException known ? known : WriteTrouble.unknown(write, first);
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
            later(waitAfter(attempt), () -> transmit(attempt));
            return;
        }
        journal.intent().whenComplete((entry, failure) -> {
            if (failure == null) {
                transmit(attempt);
            } else {
                on(Event.NOT_SENT, () -> first = WriteTrouble.unrecorded(write, cause(failure)));
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
            signedAt = Math.max(signedAt, at);
        }
        journal.call(at, attempt);
    }

    private void answered(Answer good, Throwable failure, int attempt) {
        Throwable cause = cause(failure);
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
                row = firstRow(good, row);
            }
        });
    }

    private static Map<String, Object> firstRow(Answer good, Map<String, Object> otherwise) {
        try {
            List<Object> rows = good.plainRows();
            return rows.isEmpty() ? otherwise : Finder.fields(rows.get(0));
        } catch (BlofinException unreadable) {
            return otherwise;
        }
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
        int number;
        boolean unasked;
        long left;
        synchronized (this) {
            number = looks;
            unasked = unknownTold;
            left = millisToExpiry();
        }
        if (number >= MOST_LOOKS) {
            end.complete(null);
            return;
        }
        Duration next = unasked ? WAIT_UNASKED : waitAfter(number);
        later(left > 0 && left < next.toMillis() ? Duration.ofMillis(left) : next, this::lookAgain);
    }

    private void later(Duration delay, Runnable task) {
        synchronized (this) {
            if (!abandoned && !stage.ended()) {
                wait.cancel();
                wait = shared.scheduler().after(delay, task);
            }
        }
    }

    private void lookAgain() {
        boolean expired;
        synchronized (this) {
            expired = (stage == Stage.DOUBTFUL || stage == Stage.DUPLICATE) && millisToExpiry() <= 0;
        }
        if (expired) {
            on(Event.EXPIRY, () -> {});
        } else {
            look();
        }
    }

    /** How long the latest request may still be accepted or be on its way into the listings; at least 1 while it may. */
    private long millisToExpiry() {
        long over = signedAt + ACCEPTANCE.toMillis() + LISTING_DELAY.toMillis();
        return over - shared.clock().earliestMillis() + 1;
    }

    private static Duration waitAfter(int number) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(number, 10));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private void startPatience() {
        if (patience == null && stage != Stage.SENDING && stage != Stage.SEEN && !stage.ended()) {
            patience = shared.scheduler().after(ports.patience(), () -> {
                synchronized (this) {
                    impatient = true;
                }
                on(Event.PATIENCE_OVER, () -> {});
            });
        }
    }

    private void stopTimers() {
        wait.cancel();
        if (patience != null) {
            patience.cancel();
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
