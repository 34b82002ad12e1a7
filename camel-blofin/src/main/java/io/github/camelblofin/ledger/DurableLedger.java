package io.github.camelblofin.ledger;

import io.github.camelblofin.time.Randomness;
import io.github.camelblofin.time.WallClock;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A ledger that survives the process. One thread of its own writes; notes that come while it does are written together, with one
 * wait for the disk or the database. Stages of {@link #append} complete on the executor that was given. Up to {@value #MOST} notes
 * wait; more fail. Followers are told on the writing thread.
 */
public final class DurableLedger implements OrderLedger {
    private static final Logger LOG = LoggerFactory.getLogger(DurableLedger.class);
    private static final int MOST = 10_000;
    private static final int AT_ONCE = 1_000;
    private static final long CLOSE_SECONDS = 30;
    private static final long IDLE_SECONDS = 10;

    private final Store store;
    private final Executor afterwards;
    private final Followers followers = new Followers();
    private final ThreadPoolExecutor writer;
    /** Guarded by this, as are all fields below. */
    private final Deque<Waiting> waiting = new ArrayDeque<>();

    private boolean working;
    private boolean closed;

    private record Waiting(Store.Written note, CompletableFuture<LedgerEntry> done) {}

    DurableLedger(Store store, Executor afterwards) {
        this.store = store;
        this.afterwards = afterwards;
        this.writer =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "blofin-ledger");
                    thread.setDaemon(true);
                    return thread;
                });
        writer.allowCoreThreadTimeOut(true);
    }

    /**
     * Opens, or begins, a ledger of files in a folder, for this process alone.
     *
     * @param maxFileBytes size from which on a new file is begun
     * @param afterwards runs what follows an append
     * @throws LedgerException when another process has it open, or when it is damaged; says where and what to do
     */
    public static DurableLedger inFolder(Path folder, Seal seal, long maxFileBytes, Executor afterwards) {
        FileStore store =
                FileStore.open(folder, new FileStore.Settings(seal, maxFileBytes, WallClock.SYSTEM, Disk.REAL));
        return new DurableLedger(store, afterwards);
    }

    /**
     * Opens, or begins, a writer's ledger in a table of a database. Of several processes that open the ledger of one writer the
     * last one has it; the appends of the others fail from then on.
     *
     * @param database gives connections that this ledger commits itself
     * @param writer the table, and the name of this process in it
     * @param create whether to create the table when it is missing
     * @param afterwards runs what follows an append
     * @throws LedgerException when the table is missing, damaged, or cannot be reached; says what to do
     */
    public static DurableLedger inDatabase(
            DataSource database, LedgerWriter writer, Seal seal, boolean create, Executor afterwards) {
        JdbcStore store = JdbcStore.open(
                database,
                new LedgerTable(writer),
                new JdbcStore.Settings(seal, create, WallClock.SYSTEM, Randomness.secure()));
        return new DurableLedger(store, afterwards);
    }

    @Override
    public CompletionStage<LedgerEntry> append(LedgerNote note) {
        Waiting mine;
        try {
            mine = new Waiting(new Store.Written(note, LedgerCodec.note(note)), new CompletableFuture<>());
        } catch (UncheckedIOException e) {
            return CompletableFuture.failedFuture(new LedgerException("The note is no text that can be written", e));
        }
        synchronized (this) {
            if (closed) {
                return CompletableFuture.failedFuture(new LedgerException("The order ledger is closed"));
            }
            if (waiting.size() >= MOST) {
                return CompletableFuture.failedFuture(
                        new LedgerException(
                                "The order ledger is too slow: " + MOST
                                        + " notes wait to be written. Nothing is sent that is not written down; look at its disk or database"));
            }
            waiting.add(mine);
            if (!working) {
                working = true;
                writer.execute(this::work);
            }
        }
        return mine.done();
    }

    private void work() {
        for (List<Waiting> group = next(); !group.isEmpty(); group = next()) {
            write(group);
        }
    }

    private synchronized List<Waiting> next() {
        List<Waiting> group = new ArrayList<>();
        while (group.size() < AT_ONCE && !waiting.isEmpty()) {
            group.add(waiting.poll());
        }
        working = !group.isEmpty();
        return group;
    }

    private void write(List<Waiting> group) {
        List<LedgerEntry> entries;
        try {
            entries = store.write(group.stream().map(Waiting::note).toList());
        } catch (RuntimeException | Error e) {
            group.forEach(one -> goOn(() -> one.done().completeExceptionally(e)));
            return;
        }
        for (int i = 0; i < entries.size(); i++) {
            LedgerEntry entry = entries.get(i);
            Waiting one = group.get(i);
            goOn(() -> one.done().complete(entry));
        }
        entries.forEach(followers::tell);
    }

    private void goOn(Runnable rest) {
        try {
            afterwards.execute(rest);
        } catch (RejectedExecutionException stopped) {
            rest.run();
        }
    }

    @Override
    public void replay(Consumer<LedgerEntry> reader) {
        store.read(1, reader);
    }

    @Override
    public void replayFrom(long from, Consumer<LedgerEntry> reader) {
        store.read(from, reader);
    }

    @Override
    public List<LedgerEntry> unfinished() {
        return store.unfinished();
    }

    @Override
    public Following follow(Consumer<LedgerEntry> listener) {
        return followers.add(listener);
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        writer.shutdown();
        try {
            if (!writer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The order ledger is closed although its disk or database does not answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        store.close();
    }
}
