package io.github.camelblofin.stream.recovery;

import io.github.camelblofin.model.Gap;
import io.github.camelblofin.stream.StatusKind;
import io.github.camelblofin.stream.StreamListener;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one lane reads: begins readings, and merges and hands on what they brought, when it is called for in order with the
 * messages. What is about a loss that another followed is dropped. Readings end on any thread; all else is in order with
 * the messages.
 */
final class LaneReads {
    private static final Logger LOG = LoggerFactory.getLogger(LaneReads.class);
    private static final Duration NEXT_LOOK = Duration.ofSeconds(2);
    private static final int MOST_LOOKS = 5;

    private final Handover out;
    private final String instId;
    private final Memory memory;
    /** {@code null}: positions are not kept. */
    private final Commits commits;

    private final PatientReads reads;
    private final Consumer<Occasion> arrived;
    private final Queue<PatientReads.Result> found = new ConcurrentLinkedQueue<>();
    /** Counts losses, so that what an older one began is dropped. */
    private final AtomicInteger loss = new AtomicInteger();
    /** Looks to come; below 0: beyond those planned. In order with the messages. */
    private int looks;

    /**
     * @param commits {@code null}: positions are not kept
     * @param arrived is told, on any thread, that there is something to hand on
     */
    LaneReads(Handover out, String instId, Memory memory, Commits commits, Consumer<Occasion> arrived) {
        this.out = out;
        this.instId = instId;
        this.memory = memory;
        this.commits = commits;
        this.arrived = arrived;
        this.reads = new PatientReads(out, loss::get, !memory.patient(), this::take);
    }

    /** Begins to read on this occasion. */
    void begin(Occasion occasion) {
        reads.begin(memory.reading(occasion), loss.get());
    }

    /** Begins to read what was missed; gives false when there is nothing to read. */
    boolean recover() {
        Reading reading = memory.reading(Occasion.RECOVERY);
        if (reading == null) {
            return false;
        }
        int now = loss.incrementAndGet();
        looks = 0;
        out.tell(StatusKind.GAP, instId, "messages may have been missed; they are being read");
        reads.begin(reading, now);
        return true;
    }

    /** What is under way is left. */
    void leave() {
        loss.incrementAndGet();
        found.clear();
    }

    private void take(PatientReads.Result result) {
        found.add(result);
        arrived.accept(result.loss() == loss.get() ? result.reading().occasion() : Occasion.RECHECK);
    }

    /** Whether there is nothing to hand on. */
    boolean isEmpty() {
        return found.isEmpty();
    }

    /** Hands on what was read, oldest first. */
    CompletionStage<Void> drain() {
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
                    out.handOn(out.push(instId, row), List.of(row), commits).exceptionally(this::told);
            if (!Stages.done(stage)) {
                int next = i + 1;
                return stage.thenComposeAsync(nothing -> recovered(rows, next), out.worker());
            }
        }
        return StreamListener.DONE;
    }

    private Void told(Throwable problem) {
        LOG.warn("The listener of {} failed at a recovered row; the stream goes on", out.name(), problem);
        return null;
    }

    private CompletionStage<Void> then(CompletionStage<Void> first, Supplier<CompletionStage<Void>> next) {
        return Stages.then(first, next, out.worker());
    }
}
