package io.github.camelblofin.stream;

import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.model.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spreads a stream over several workers, each with a listener of its own. Rows of the same {@link LaneKey} come to the same
 * worker, in order; others overtake each other. It is the last in a stack of listeners: those before it still hear one call
 * at a time, on one thread.
 *
 * <p>What a push's stage tells is that there is room for more, not that its rows are done. Confirmations, losses and changes
 * of state are borders: they go to the first listener when everything before them is done, and nothing after them begins
 * before that. Problems go to the first listener at once. At most so many messages and bytes are here as were allowed, and
 * one push more. After {@link #close()} what comes is dropped.
 */
public final class Lanes implements StreamListener {
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    private final List<StreamListener> listeners;
    private final LaneKey key;
    private final List<Mailbox> lanes;
    private final LaneRoom room;

    /**
     * @param listeners one a worker
     * @param key what belongs together
     * @param executor runs the workers; needs a thread for each
     * @param maxMessages most messages here, over all workers
     * @param maxBytes most bytes here, over all workers
     */
    public Lanes(List<StreamListener> listeners, LaneKey key, Executor executor, int maxMessages, long maxBytes) {
        this.listeners = List.copyOf(listeners);
        this.key = key;
        this.room = new LaneRoom(maxMessages, maxBytes, listeners.size());
        this.lanes = listeners.stream()
                .map(listener -> new Mailbox(
                        new BlockingBacklog(new Fill(Integer.MAX_VALUE, Long.MAX_VALUE)),
                        executor,
                        this::read,
                        () -> {}))
                .toList();
    }

    /** Messages that wait here or are being worked on. For any thread. */
    public int waiting() {
        return room.waiting();
    }

    @Override
    public void onSubscribed(Subscription self) {
        listeners.forEach(listener -> listener.onSubscribed(self));
    }

    @Override
    public CompletionStage<Void> onPush(Push push) {
        List<List<Object>> parts = key.split(push, lanes.size());
        int skipped = push.skipped();
        for (int lane = 0; lane < parts.size(); lane++) {
            if (parts.get(lane) != null) {
                StreamListener listener = listeners.get(lane);
                Push part = parts.get(lane) == push.rows() ? push : push.with(parts.get(lane), skipped);
                skipped = 0;
                send(lane, push.text().length(), () -> listener.onPush(part));
            }
        }
        return room.available();
    }

    @Override
    public CompletionStage<Void> onGap(Gap gap) {
        StreamListener listener = listeners.get(key.laneOf(gap.instId(), lanes.size()));
        send(key.laneOf(gap.instId(), lanes.size()), 0, () -> listener.onGap(gap));
        return room.available();
    }

    @Override
    public void onUndecodable(UndecodablePush push) {
        int lane = key.laneOf(push.instId(), lanes.size());
        send(lane, 0, () -> {
            listeners.get(lane).onUndecodable(push);
            return DONE;
        });
    }

    private void send(int lane, int bytes, Supplier<CompletionStage<Void>> work) {
        if (room.enter(bytes)) {
            lanes.get(lane).put(new Letter.Task(bytes, work));
        }
    }

    private CompletionStage<Void> read(Letter letter) {
        Letter.Task task = (Letter.Task) letter;
        CompletionStage<Void> reading;
        try {
            reading = task.work().get();
        } catch (Throwable e) { // also an Error: a worker that died of it would stop its lane without a word
            failed(e);
            reading = DONE;
        }
        if (reading == DONE) {
            room.exit(task.bytes());
            return DONE;
        }
        return reading.handle((nothing, problem) -> {
            if (problem != null) {
                failed(problem);
            }
            room.exit(task.bytes());
            return null;
        });
    }

    private static void failed(Throwable problem) {
        LOG.warn("A listener failed; the stream goes on", problem);
    }

    @Override
    public void onProblem(BlofinException problem) {
        listeners.get(0).onProblem(problem);
    }

    @Override
    public CompletionStage<Void> onConfirmed(String instId) {
        return border(() -> listeners.get(0).onConfirmed(instId));
    }

    @Override
    public CompletionStage<Void> onInterrupted(String instId, String reason) {
        return border(() -> listeners.get(0).onInterrupted(instId, reason));
    }

    @Override
    public CompletionStage<Void> onEvent(StreamEvent event) {
        return border(() -> listeners.get(0).onEvent(event));
    }

    private CompletionStage<Void> border(Supplier<CompletionStage<Void>> news) {
        CompletionStage<Void> empty = room.empty();
        return empty == DONE ? news.get() : empty.thenCompose(nothing -> news.get());
    }

    /** Drops what waits. Completes when all listeners have returned for the last time. */
    public CompletionStage<Void> close() {
        List<CompletableFuture<Void>> endings = new ArrayList<>();
        lanes.forEach(lane -> endings.add(lane.close().toCompletableFuture()));
        room.close();
        return CompletableFuture.allOf(endings.toArray(CompletableFuture[]::new));
    }
}
