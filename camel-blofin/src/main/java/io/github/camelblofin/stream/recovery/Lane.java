package io.github.camelblofin.stream.recovery;

import io.github.camelblofin.model.Gap;
import io.github.camelblofin.stream.Push;
import io.github.camelblofin.stream.StatusKind;
import io.github.camelblofin.stream.StreamListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One instrument's, or the account's, way through recovery. While something missed is read, its live messages wait in a
 * {@link WaitingLine}, and other instruments go on; the account's, and those for which there is no room, hold the stage of
 * the first one open, so that all behind it stay in the mailbox. What was read is handed on in order with
 * the messages. A read that fails is tried again, later and later, for as long as the subscription lives; where rows tell
 * by themselves how new they are, live messages go on after {@link #LONGEST_WAIT}; where they do not, they wait on, unless
 * the read is hopeless: then a gap is told.
 *
 * <p>The memory is touched in order with the messages only. Reads end on any thread.
 */
final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final CompletableFuture<Void> OPEN = CompletableFuture.completedFuture(null);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration NEXT_LOOK = Duration.ofSeconds(2);
    private static final int MOST_LOOKS = 5;

    private final Handover out;
    private final String instId;
    private final Memory memory;
    /** {@code null}: positions are not kept. */
    private final Commits commits;

    private final PatientReads reads;
    private final WaitingLine line = new WaitingLine();
    private final Queue<PatientReads.Result> found = new ConcurrentLinkedQueue<>();
    /** Counts losses, so that what an older one began is dropped. */
    private final AtomicInteger loss = new AtomicInteger();
    /** Complete when live messages may go on. Replaced in order with the messages. */
    private volatile CompletableFuture<Void> gate = OPEN;
    /** The first confirmation came. In order with the messages, as are the next. */
    private boolean confirmed;
    /** Something may have been missed and was not looked for yet: BloFin may push before it confirms. */
    private boolean away;

    private int looks;

    /** @param instId instrument; {@code null}: the account */
    Lane(Handover out, String instId, Memory memory, Commits commits) {
        this.out = out;
        this.instId = instId;
        this.memory = memory;
        this.commits = commits;
        this.away = memory.begun();
        this.reads = new PatientReads(out, loss::get, !memory.patient(), this::arrived);
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
            loss.incrementAndGet();
            found.clear();
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
        if (first) {
            long now = out.exchangeMillis();
            memory.begin(now);
            if (commits != null) {
                commits.begin(now);
            }
            reads.begin(memory.reading(Occasion.BASELINE), loss.get());
        } else {
            recover();
        }
    }

    private void recover() {
        Reading reading = memory.reading(Occasion.RECOVERY);
        if (reading == null) {
            return;
        }
        int now = loss.incrementAndGet();
        looks = 0;
        out.tell(StatusKind.GAP, instId, "messages may have been missed; they are being read");
        hold();
        reads.begin(reading, now);
    }

    private void hold() {
        if (gate.isDone()) {
            CompletableFuture<Void> held = new CompletableFuture<>();
            gate = held;
            if (memory.patient()) {
                out.after(LONGEST_WAIT, () -> {
                    held.complete(null);
                    out.inOrder(this::release);
                });
            }
        }
    }

    /** A look while all seems well. */
    void reconcile() {
        if (confirmed && memory.reconciles() && !waiting()) {
            reads.begin(memory.reading(Occasion.RECONCILE), loss.get());
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

    private void arrived(PatientReads.Result result) {
        found.add(result);
        if (result.reading().occasion() == Occasion.RECOVERY && result.loss() == loss.get()) {
            gate.complete(null);
        }
        out.inOrder(() -> then(drain(), this::release));
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
        return found.isEmpty() ? pass(push) : then(drain(), () -> handle(push));
    }

    private CompletionStage<Void> pass(Push push) {
        List<Object> rows = out.typed(push);
        if (rows.size() == 1 && memory.news(rows.get(0)) && memory.hole(rows.get(0))) {
            recover();
            return waiting() ? keepFirst(push) : handle(push);
        }
        BitSet repeated = null;
        for (int i = 0; i < rows.size(); i++) {
            if (memory.news(rows.get(i))) {
                memory.told(rows.get(i));
            } else {
                repeated = repeated == null ? new BitSet() : repeated;
                repeated.set(i);
            }
        }
        if (repeated == null) {
            return handOn(push, rows);
        }
        out.countRepeated(repeated.cardinality());
        return repeated.cardinality() == rows.size()
                ? StreamListener.DONE
                : handOn(push.withSome(without(repeated, push.rows())), without(repeated, rows));
    }

    private static List<Object> without(BitSet places, List<Object> rows) {
        List<Object> kept = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            if (!places.get(i)) {
                kept.add(rows.get(i));
            }
        }
        return kept;
    }

    /** Hands on what was read, oldest first. */
    private CompletionStage<Void> drain() {
        PatientReads.Result result = found.poll();
        if (result == null) {
            return StreamListener.DONE;
        }
        CompletionStage<Void> handed = result.loss() == loss.get() ? merge(result) : StreamListener.DONE;
        return then(handed, this::drain);
    }

    private CompletionStage<Void> merge(PatientReads.Result result) {
        Reading reading = result.reading();
        if (result.rows() == null) {
            return gap(memory.unread(result.reason()));
        }
        if (reading.occasion() == Occasion.BASELINE && commits != null) {
            commits.learn(reading, result.rows());
        }
        Merge merge = memory.merge(reading, result.rows());
        if (!merge.rows().isEmpty()) {
            LOG.info("{} rows of {} were missed, and read by REST", merge.rows().size(), out.name());
        }
        if (reading.occasion() == Occasion.RECOVERY) {
            out.tell(StatusKind.RESYNCED, instId, merge.rows().size() + " missed rows were read");
        }
        boolean more = lookAgain(reading, merge);
        CompletionStage<Void> told = then(gap(merge.gap()), () -> recovered(merge.rows(), 0));
        return more ? told : then(told, () -> verified(reading));
    }

    /** Whether a further look is to come, which then is the one that counts as sure. */
    private boolean lookAgain(Reading reading, Merge merge) {
        if (reading.occasion() == Occasion.RECONCILE) {
            looks = 0;
        }
        int of = loss.get();
        List<Duration> rechecks = memory.rechecks();
        if (reading.occasion() == Occasion.RECOVERY && !rechecks.isEmpty()) {
            rechecks.forEach(wait -> look(wait, of));
            looks = rechecks.size();
            return true;
        }
        looks--;
        if (merge.again() && looks > -MOST_LOOKS) {
            look(NEXT_LOOK, of);
            return true;
        }
        return looks > 0;
    }

    private void look(Duration wait, int of) {
        out.after(
                wait,
                () -> out.inOrder(() -> {
                    if (of == loss.get()) {
                        reads.begin(memory.reading(Occasion.RECHECK), of);
                    }
                    return StreamListener.DONE;
                }));
    }

    private CompletionStage<Void> verified(Reading reading) {
        memory.verified(reading);
        if (commits != null) {
            commits.verified(reading);
        }
        return StreamListener.DONE;
    }

    private CompletionStage<Void> gap(Gap gap) {
        return gap == null || out.closed() ? StreamListener.DONE : out.gap(gap);
    }

    private CompletionStage<Void> recovered(List<Object> rows, int from) {
        for (int i = from; i < rows.size() && !out.closed(); i++) {
            Object row = rows.get(i);
            memory.told(row);
            CompletionStage<Void> stage =
                    handOn(out.push(instId, row), List.of(row)).exceptionally(this::told);
            if (!stage.toCompletableFuture().isDone()) {
                int next = i + 1;
                return stage.thenComposeAsync(nothing -> recovered(rows, next), out.worker());
            }
        }
        return StreamListener.DONE;
    }

    private Void told(Throwable problem) {
        LOG.warn("The listener of {} failed; the stream goes on", out.name(), problem);
        return null;
    }

    private CompletionStage<Void> handOn(Push push, List<Object> rows) {
        if (commits != null) {
            commits.handedOn(rows.size());
        }
        return out.handOn(push);
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
