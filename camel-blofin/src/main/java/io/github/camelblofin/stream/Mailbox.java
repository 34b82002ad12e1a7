package io.github.camelblofin.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands letters from the loop to a worker, in order, one at a time. Bounded by its {@link Backlog}, where letters that the
 * worker has taken and not finished count too; the backlog may leave messages out, and counts them. The worker is a task that
 * runs while there are letters; no thread waits for them, nor for a reader that needs time. {@link #put} never waits and may
 * be called by one thread, the loop; what is beyond a full mailbox is still taken in, so the caller must stop the source when
 * told to. Letters after {@link #close()} are dropped.
 */
final class Mailbox {
    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    private final Executor executor;
    private final Function<Letter, CompletionStage<Void>> reader;
    private final Runnable relief;
    private final Object lock = new Object();
    /** Guarded by lock. */
    private final Backlog backlog;
    /** Guarded by lock. */
    private int taken;
    /** Guarded by lock. */
    private long takenBytes;
    /** A task of the worker runs or was given to the executor. Guarded by lock. */
    private boolean working;
    /** To be run when no message is left; {@code null} when nobody waits for that. Guarded by lock. */
    private Runnable atEmpty;
    /** Written under lock; read by the worker without, to give back early. */
    private volatile boolean full;
    /** Written under lock; read by the worker without, to stop early. */
    private volatile boolean closed;

    /** Taken letters. Owner: the worker. */
    private List<Letter> batch = List.of();
    /** The first of them that was not read. Owner: the worker. */
    private int next;

    private final CompletableFuture<Void> done = new CompletableFuture<>();

    /**
     * @param reader gets each letter, on the executor; must not throw. The next letter waits until its stage is complete
     * @param relief called on the worker when a full mailbox has room again
     */
    Mailbox(Backlog backlog, Executor executor, Function<Letter, CompletionStage<Void>> reader, Runnable relief) {
        this.backlog = backlog;
        this.executor = executor;
        this.reader = reader;
        this.relief = relief;
    }

    /** Adds a letter. Gives true when the source must stop until relief comes. */
    boolean put(Letter letter) {
        boolean start;
        boolean stop;
        synchronized (lock) {
            if (closed) {
                return false;
            }
            backlog.add(letter, taken, takenBytes);
            start = !working;
            working = true;
            if (!full && backlog.full(taken, takenBytes)) {
                full = true;
            }
            stop = full;
        }
        if (start) {
            startWorker();
        }
        return stop;
    }

    /** Messages that wait or are being worked on. */
    int waiting() {
        synchronized (lock) {
            return backlog.size() + taken;
        }
    }

    /** Messages that newer ones replaced so far. */
    long replaced() {
        synchronized (lock) {
            return backlog.replaced();
        }
    }

    /** Messages that were dropped so far, apart from those at the close. */
    long dropped() {
        synchronized (lock) {
            return backlog.dropped();
        }
    }

    /**
     * Runs the task, once, as soon as no message waits or is being worked on: at once, or on the worker. Replaces a task
     * that waits for the same; dropped by {@link #close()}.
     */
    void onceEmpty(Runnable task) {
        boolean now;
        synchronized (lock) {
            now = backlog.size() + taken == 0;
            atEmpty = now || closed ? null : task;
        }
        if (now) {
            task.run();
        }
    }

    /** Drops what waits. Completes when the reader has returned for the last time. */
    CompletionStage<Void> close() {
        synchronized (lock) {
            closed = true;
            atEmpty = null;
            backlog.clear();
            if (!working) {
                done.complete(null);
            }
        }
        return done;
    }

    private void startWorker() {
        try {
            executor.execute(this::work);
        } catch (RejectedExecutionException e) {
            LOG.warn("The executor of a BloFin subscription takes no more work; its messages wait: {}", e.toString());
            synchronized (lock) {
                working = false;
                if (closed) {
                    done.complete(null);
                }
            }
        }
    }

    private void work() {
        if (next == batch.size()) {
            batch = take();
            next = 0;
        }
        int frames = 0;
        long bytes = 0;
        while (next < batch.size()) {
            Letter letter = batch.get(next++);
            CompletionStage<Void> reading = closed ? StreamListener.DONE : reader.apply(letter);
            if (reading != StreamListener.DONE && !reading.toCompletableFuture().isDone()) {
                giveBack(frames, bytes);
                goOnAfter(reading, letter);
                return;
            }
            if (letter instanceof Frame) {
                frames++;
                bytes += letter.bytes();
            }
            if (full) {
                giveBack(frames, bytes);
                frames = 0;
                bytes = 0;
            }
        }
        giveBack(frames, bytes);
        if (more()) {
            startWorker();
        }
    }

    private void goOnAfter(CompletionStage<Void> reading, Letter letter) {
        boolean frame = letter instanceof Frame;
        reading.whenComplete((nothing, problem) -> {
            giveBack(frame ? 1 : 0, frame ? letter.bytes() : 0);
            startWorker();
        });
    }

    private List<Letter> take() {
        synchronized (lock) {
            int most = backlog.batch();
            List<Letter> batch = new ArrayList<>(most);
            while (batch.size() < most) {
                Letter letter = backlog.poll();
                if (letter == null) {
                    break;
                }
                if (letter instanceof Frame) {
                    taken++;
                    takenBytes += letter.bytes();
                }
                batch.add(letter);
            }
            return batch;
        }
    }

    /** A message that was read is kept by the reader, and counts until it is given back. */
    void keep(int bytes) {
        synchronized (lock) {
            taken++;
            takenBytes += bytes;
        }
    }

    /** The reader is done with these. Called on the worker. */
    void giveBack(int frames, long bytes) {
        boolean relieved;
        Runnable emptied = null;
        synchronized (lock) {
            taken -= frames;
            takenBytes -= bytes;
            if (atEmpty != null && backlog.size() + taken == 0) {
                emptied = atEmpty;
                atEmpty = null;
            }
            relieved = full && backlog.roomy(taken, takenBytes);
            if (relieved) {
                full = false;
            }
        }
        if (relieved) {
            relief.run();
        }
        if (emptied != null) {
            emptied.run();
        }
    }

    private boolean more() {
        synchronized (lock) {
            if (!backlog.isEmpty()) {
                return true;
            }
            working = false;
            if (closed) {
                done.complete(null);
            }
            return false;
        }
    }
}
