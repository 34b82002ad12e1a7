package io.github.camelblofin.approval;

import io.github.camelblofin.ledger.LedgerEntry;
import io.github.camelblofin.ledger.LedgerException;
import io.github.camelblofin.ledger.LedgerNote;
import io.github.camelblofin.ledger.OrderLedger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A ledger on a slow disk: what is appended is durable when the test says so. {@code disk} outlives the process. */
final class TestLedger implements OrderLedger {
    private record Waiting(LedgerNote note, CompletableFuture<LedgerEntry> stage) {}

    private final List<LedgerEntry> disk;
    private final TestTime time;
    private final boolean fast;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final List<Consumer<LedgerEntry>> followers = new ArrayList<>();

    /** @param fast whether everything is durable at once */
    TestLedger(List<LedgerEntry> disk, TestTime time, boolean fast) {
        this.disk = disk;
        this.time = time;
        this.fast = fast;
    }

    @Override
    public CompletionStage<LedgerEntry> append(LedgerNote note) {
        Waiting next = new Waiting(note, new CompletableFuture<>());
        waiting.add(next);
        if (fast) {
            write();
        }
        return next.stage();
    }

    private LedgerEntry durable(LedgerNote note) {
        LedgerEntry entry = new LedgerEntry(disk.size() + 1L, time.instant(), note);
        disk.add(entry);
        List.copyOf(followers).forEach(follower -> follower.accept(entry));
        return entry;
    }

    /** The oldest becomes durable. */
    void write() {
        Waiting oldest = waiting.poll();
        if (oldest != null) {
            oldest.stage().complete(durable(oldest.note()));
        }
    }

    /** The oldest fails; perhaps it is durable all the same. */
    void fail(boolean durable) {
        Waiting oldest = waiting.poll();
        if (oldest != null) {
            if (durable) {
                durable(oldest.note());
            }
            oldest.stage().completeExceptionally(new LedgerException("the disk failed"));
        }
    }

    /** The process dies: some of what waits is durable, and nobody is told. */
    void die(int written) {
        for (int i = 0; i < written && !waiting.isEmpty(); i++) {
            durable(waiting.poll().note());
        }
        waiting.clear();
    }

    boolean idle() {
        return waiting.isEmpty();
    }

    @Override
    public void replay(Consumer<LedgerEntry> reader) {
        List.copyOf(disk).forEach(reader);
    }

    @Override
    public Following follow(Consumer<LedgerEntry> listener) {
        followers.add(listener);
        return () -> followers.remove(listener);
    }

    @Override
    public void close() {}
}
