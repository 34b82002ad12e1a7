package io.github.camelblofin.stream.recovery;

import io.github.camelblofin.stream.Push;
import io.github.camelblofin.stream.StreamListener;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One instrument's, or the account's, way through recovery. While something missed is read, its live messages wait in a
 * {@link WaitingLine}, and other instruments go on; the account's, and those for which there is no room, hold the stage of
 * the first one open, so that all behind it stay in the mailbox. What was read is handed on in order with the messages. A
 * read that fails is tried again, later and later, for as long as the subscription lives; where rows tell by themselves how
 * new they are, live messages go on after {@link #LONGEST_WAIT}; where they do not, they wait on, unless the read is
 * hopeless: then a gap is told.
 *
 * <p>The memory is touched in order with the messages only. Reads end on any thread.
 */
final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final CompletableFuture<Void> OPEN = CompletableFuture.completedFuture(null);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Handover out;
    private final String instId;
    private final Memory memory;
    /** {@code null}: positions are not kept. */
    private final Commits commits;

    private final LaneReads reads;
    private final WaitingLine line = new WaitingLine();
    /** Complete when live messages may go on. Replaced in order with the messages. */
    private volatile CompletableFuture<Void> gate = OPEN;
    /** The first confirmation came. In order with the messages, as is the next. */
    private boolean confirmed;
    /** Something may have been missed and was not looked for yet: BloFin may push before it confirms. */
    private boolean away;

    /** @param instId instrument; {@code null}: the account */
    Lane(Handover out, String instId, Memory memory, Commits commits) {
        this.out = out;
        this.instId = instId;
        this.memory = memory;
        this.commits = commits;
        this.away = memory.begun();
        this.reads = new LaneReads(out, instId, memory, commits, this::arrived);
    }

    boolean waiting() {
        return !gate.isDone();
    }

    /** The subscription is down. */
    CompletionStage<Void> onInterrupted(Supplier<CompletionStage<Void>> next) {
        return inTurn(WaitingLine.Kind.INTERRUPTED, () -> {
            away = memory.begun();
            return next.get();
        });
    }

    /** BloFin has confirmed the subscription, first or again. */
    CompletionStage<Void> onConfirmed(Supplier<CompletionStage<Void>> next) {
        return inTurn(WaitingLine.Kind.CONFIRMED, () -> {
            confirmed();
            return next.get();
        });
    }

    /** The route is suspended and expects nothing: what is being read is left, and read again after the resumption. */
    CompletionStage<Void> onPaused() {
        return inTurn(WaitingLine.Kind.PAUSED, () -> {
            reads.leave();
            away = memory.begun();
            gate.complete(null);
            return StreamListener.DONE;
        });
    }

    /** Behind the messages that wait. */
    private CompletionStage<Void> inTurn(WaitingLine.Kind kind, Supplier<CompletionStage<Void>> work) {
        if (line.isEmpty()) {
            return work.get();
        }
        if (!waiting()) {
            return then(release(), () -> inTurn(kind, work));
        }
        line.add(kind, work);
        return StreamListener.DONE;
    }

    private void confirmed() {
        boolean first = !confirmed && !memory.begun();
        confirmed = true;
        away = false;
        if (!first) {
            recover();
            return;
        }
        long now = out.exchangeMillis();
        memory.begin(now);
        if (commits != null) {
            commits.begin(now);
        }
        reads.begin(Occasion.BASELINE);
    }

    private void recover() {
        // Before the reading begins, whose end opens it.
        boolean closes = !waiting();
        CompletableFuture<Void> held = closes ? new CompletableFuture<>() : gate;
        gate = held;
        if (!reads.recover()) {
            held.complete(null);
        } else if (closes && memory.patient()) {
            out.after(LONGEST_WAIT, () -> {
                held.complete(null);
                out.inOrder(this::release);
            });
        }
    }

    /** A look while all seems well. */
    void reconcile() {
        if (confirmed && memory.reconciles() && !waiting()) {
            reads.begin(Occasion.RECONCILE);
        }
    }

    /** Live messages go on, whatever is still to be read; for the end. */
    void open() {
        gate.complete(null);
    }

    void flush() {
        if (commits != null) {
            commits.flush();
        }
    }

    private void arrived(Occasion occasion) {
        if (occasion == Occasion.RECOVERY) {
            gate.complete(null);
        }
        out.inOrder(() -> then(reads.drain(), this::release));
    }

    /** Deals with what waited, until something makes it wait again. */
    private CompletionStage<Void> release() {
        while (!waiting() && !line.isEmpty()) {
            CompletionStage<Void> stage = attempt(line.take(out.kept()));
            if (!Stages.done(stage)) {
                return stage.thenComposeAsync(nothing -> release(), out.worker());
            }
        }
        return StreamListener.DONE;
    }

    /** What fails is said, and the next one has its turn. */
    private CompletionStage<Void> attempt(Supplier<CompletionStage<Void>> work) {
        try {
            CompletionStage<Void> stage = work.get();
            return stage == StreamListener.DONE ? stage : stage.exceptionally(this::told);
        } catch (RuntimeException e) {
            told(e);
            return StreamListener.DONE;
        }
    }

    private Void told(Throwable problem) {
        LOG.warn("The listener of {} failed; the stream goes on", out.name(), problem);
        return null;
    }

    CompletionStage<Void> onPush(Push push) {
        if (out.closed()) {
            return StreamListener.DONE;
        }
        if (waiting()) {
            return keep(push);
        }
        return line.isEmpty() ? handle(push) : then(release(), () -> onPush(push));
    }

    /** Others may go on while this one waits, as long as the mailbox has room. */
    private CompletionStage<Void> keep(Push push) {
        if (instId == null || !out.kept().room()) {
            return gate.thenComposeAsync(nothing -> onPush(push), out.worker());
        }
        line.addLast(push, out.kept(), () -> handle(push));
        return StreamListener.DONE;
    }

    /** The same of one that nothing waits before. */
    private CompletionStage<Void> keepFirst(Push push) {
        if (instId == null || !waiting()) {
            return gate.thenComposeAsync(nothing -> handle(push), out.worker());
        }
        line.addFirst(push, out.kept(), () -> handle(push));
        return StreamListener.DONE;
    }

    /** A message that nothing waits before. */
    private CompletionStage<Void> handle(Push push) {
        if (out.closed()) {
            return StreamListener.DONE;
        }
        if (away) {
            away = false;
            recover();
            return waiting() ? keepFirst(push) : handle(push);
        }
        return reads.isEmpty() ? pass(push) : then(reads.drain(), () -> handle(push));
    }

    private CompletionStage<Void> pass(Push push) {
        List<Object> rows = out.typed(push);
        if (rows.size() == 1 && memory.news(rows.get(0)) && memory.hole(rows.get(0))) {
            recover();
            return waiting() ? keepFirst(push) : handle(push);
        }
        BitSet repeated = Repeats.tell(memory, rows);
        if (repeated == null) {
            return out.handOn(push, rows, commits);
        }
        out.countRepeated(repeated.cardinality());
        return repeated.cardinality() == rows.size()
                ? StreamListener.DONE
                : out.handOn(
                        push.withSome(Repeats.without(repeated, push.rows())),
                        Repeats.without(repeated, rows),
                        commits);
    }

    /** The messages of a push, or of a part of one, have completed. For any thread. */
    void completed(Push push) {
        if (commits != null) {
            commits.completed(out.typed(push));
        }
    }

    private CompletionStage<Void> then(CompletionStage<Void> first, Supplier<CompletionStage<Void>> next) {
        return Stages.then(first, next, out.worker());
    }
}
