package io.github.camelblofin.order;

import io.github.camelblofin.api.Trace;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.ledger.OrderLedger;
import io.github.camelblofin.order.OutcomePolicy.Stage;
import io.github.camelblofin.rest.Answer;
import io.github.camelblofin.rest.Call;
import io.github.camelblofin.rest.ServerClock;
import io.github.camelblofin.time.Scheduler;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Sends what changes something, once, and finds out what became of it. All of one environment pass here, so that no two runs
 * of the same id are on their way at once: the second waits for the first, and then asks BloFin before it sends. Safe for any
 * thread and never blocks.
 */
public final class SafeWrites implements OrderNews {
    private final Scheduler scheduler;
    private final ServerClock clock;
    private final OrderLedger ledger;
    private final Intents intents;
    /** By identity; removed when a run has ended. */
    private final ConcurrentMap<String, OrderRun> runs = new ConcurrentHashMap<>();

    private volatile boolean closed;

    /**
     * @param scheduler waits between look-ups
     * @param clock the exchange's
     */
    public SafeWrites(Scheduler scheduler, ServerClock clock, OrderLedger ledger) {
        this.scheduler = scheduler;
        this.clock = clock;
        this.ledger = ledger;
        this.intents = Intents.of(ledger, clock);
    }

    /**
     * Sends a write.
     *
     * @param former what is known of earlier attempts
     * @return the outcome; fails never
     */
    public CompletionStage<Settled> send(Write write, Call call, WritePorts ports, Former former) {
        return run(write, call, ports, start(former(write, ports.user(), former), write));
    }

    /**
     * Finds out what became of a write that was sent before, without sending anything.
     *
     * @param signedAt when it was signed at the latest, in milliseconds since the epoch; after a restart: now
     * @return the outcome; {@link Outcome#UNKNOWN} when the patience of the ports is over
     */
    public CompletionStage<Settled> settle(Write write, WritePorts ports, long signedAt) {
        return run(write, null, ports, RunStart.former(signedAt));
    }

    /**
     * The same of a write that another process left in the ledger.
     *
     * @param intent number of its intent
     */
    public CompletionStage<Settled> settleLeft(Write write, WritePorts ports, long signedAt, long intent) {
        return run(write, null, ports, new RunStart(Stage.DOUBTFUL, signedAt, Long.toString(intent)));
    }

    /** What became of a write whose id BloFin says was used before. */
    CompletionStage<Settled> settleDuplicate(Write write, WritePorts ports, long signedAt) {
        return run(write, null, ports, new RunStart(Stage.DUPLICATE, signedAt));
    }

    /** Whether it is there already; nothing is sent. */
    CompletionStage<Settled> check(Write write, WritePorts ports) {
        return run(write, null, ports, RunStart.CHECKING);
    }

    /** What its caller and the ledger know of earlier attempts. */
    Former former(Write write, String user, Former told) {
        return write.identity(user)
                .map(identity -> intents.former(identity, told))
                .orElse(told);
    }

    private static RunStart start(Former former, Write write) {
        if (write.trace().isEmpty()) {
            return RunStart.FRESH;
        }
        return switch (former.kind()) {
            case NONE -> RunStart.FRESH;
            case POSSIBLE -> RunStart.CHECKING;
            case UNKNOWN -> RunStart.former(former.signedAt());
            case PLACED -> known(write, former);
        };
    }

    /** Listings lag, and BloFin may take the id of what has ended again, so what was made is waited for, and never sent. */
    private static RunStart known(Write write, Former former) {
        return write.effect(Trace.Effect.MAKES) ? new RunStart(Stage.DUPLICATE, former.signedAt()) : RunStart.CHECKING;
    }

    private CompletionStage<Settled> run(Write write, Call call, WritePorts ports, RunStart start) {
        OrderRun run = new OrderRun(this, ports, write, call, start);
        String identity = write.identity(ports.user()).orElse(null);
        OrderRun before = identity == null ? null : runs.put(identity, run);
        if (identity != null) {
            run.end().whenComplete((nothing, failure) -> runs.remove(identity, run));
        }
        if (closed) {
            // Nothing was sent, and nothing is; what is said of it is on the safe side.
            run.giveUp();
            return run.told();
        }
        if (before == null) {
            run.begin();
        } else {
            before.told().whenComplete((settled, failure) -> {
                before.abandon();
                run.beginAfter(before, settled);
            });
        }
        return run.told();
    }

    @Override
    public void heard(String user, String clientId, Map<String, Object> row) {
        OrderRun run = runs.get(Write.orderIdentity(user, clientId));
        if (run != null) {
            run.heard(row);
        }
    }

    /** Whether anything is on its way, so that news are of use. */
    public boolean waits() {
        return !runs.isEmpty();
    }

    /** The answer of a write that was done. */
    public Answer answer(Write write, Settled settled) throws BlofinException {
        if (settled.failure() != null) {
            throw settled.failure();
        }
        return settled.answer() == null
                ? WriteAnswers.of(write, settled, Instant.ofEpochMilli(clock.millis()))
                : settled.answer();
    }

    /** Stops looking. What is not known stays open in the ledger. */
    public void close() {
        closed = true;
        runs.values().forEach(OrderRun::giveUp);
    }

    Scheduler scheduler() {
        return scheduler;
    }

    ServerClock clock() {
        return clock;
    }

    OrderLedger ledger() {
        return ledger;
    }
}
