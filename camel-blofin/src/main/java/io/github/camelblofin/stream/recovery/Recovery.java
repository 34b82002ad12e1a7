package io.github.camelblofin.stream.recovery;

import io.github.camelblofin.stream.ForwardingListener;
import io.github.camelblofin.stream.Push;
import io.github.camelblofin.stream.StreamChannel;
import io.github.camelblofin.stream.StreamEvent;
import io.github.camelblofin.stream.StreamListener;
import io.github.camelblofin.stream.Subscription;
import io.github.camelblofin.stream.SubscriptionState;
import io.github.camelblofin.stream.UndecodablePush;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills a stream up: hears a subscription and gives the next listener what it hears, without what says nothing new, and
 * with what was missed while the stream was away, read by REST and marked. When nothing of the channel can be read for a
 * time, that is a gap, told to the next listener. See {@link Lane} for what waits for what.
 *
 * <p>With {@link Positions} it goes on where the last process stopped: a row counts as dealt with when {@link #completed}
 * was called with a push that holds it.
 */
public final class Recovery extends ForwardingListener {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final Duration READ_PAUSE = Duration.ofSeconds(5);
    private static final String ACCOUNT = "";
    /** Least time between two stores of a position: what a crash repeats at most. */
    private static final Duration PRIVATE_PAUSE = Duration.ofMillis(200);

    private static final Duration PUBLIC_PAUSE = Duration.ofSeconds(1);

    private final RecoverySettings settings;
    private final RecoveryPorts ports;
    private final Positions positions;
    private final Memories memories;
    private final Handover handover;
    /** By instrument. */
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    /** A confirmation that waits until the stored position can be read; {@code null}: none yet. */
    private volatile CompletableFuture<Void> unread;
    /** Whether the subscription is suspended: its listener expects nothing then. In order with the messages. */
    private boolean paused;

    /**
     * @param next hears what is to be heard
     * @throws IllegalArgumentException when nothing of the channel can be recovered
     */
    public Recovery(RecoverySettings settings, RecoveryPorts ports, Positions positions, StreamListener next) {
        super(next);
        this.settings = settings;
        this.ports = ports;
        this.positions = positions;
        this.memories = new Memories(settings.channel());
        this.handover = new Handover(settings, ports, next);
    }

    /** Whether there is anything to recover on a channel. */
    public static boolean possible(StreamChannel channel) {
        return channel.name().flatMap(name -> name.channel().recovery()).isPresent();
    }

    @Override
    public void onSubscribed(Subscription self) {
        handover.subscribed(self);
        next.onSubscribed(self);
        if (!settings.reconcile().isZero() && settings.channel().socket().login()) {
            reconcileLater();
        }
    }

    private void reconcileLater() {
        // The next one is thought of when this one was done: a stuck route must not gather them.
        handover.after(
                settings.reconcile(),
                () -> handover.inOrder(() -> {
                    if (!paused) {
                        lanes.values().forEach(Lane::reconcile);
                    }
                    reconcileLater();
                    return DONE;
                }));
    }

    /** @throws IllegalStateException when a stored position cannot be read; starting over would repeat or skip rows */
    private Lane lane(String instId) {
        Lane known = lanes.get(key(instId));
        return known != null ? known : lanes.computeIfAbsent(key(instId), name -> newLane(instId));
    }

    private static String key(String instId) {
        return instId == null ? ACCOUNT : instId;
    }

    private Lane newLane(String instId) {
        String text = positions.load(instId);
        Memory memory = memory(instId, text);
        Commits commits = null;
        if (positions.kept()) {
            Duration pause = settings.channel().socket().login() ? PRIVATE_PAUSE : PUBLIC_PAUSE;
            commits = new Commits(
                    memory(instId, text),
                    saved -> positions.save(instId, saved),
                    task -> handover.after(pause, () -> handover.onWorker(task)));
        }
        return new Lane(handover, instId, memory, commits);
    }

    private Memory memory(String instId, String text) {
        return text == null ? memories.empty(instId) : memories.read(instId, text);
    }

    /**
     * Reads a stored position.
     *
     * @throws IllegalArgumentException says what is wrong with it
     */
    public static void check(StreamChannel channel, String instId, String text) {
        new Memories(channel).read(instId, text);
    }

    @Override
    public CompletionStage<Void> onConfirmed(String instId) {
        Lane lane;
        try {
            lane = lane(instId);
        } catch (RuntimeException e) {
            return confirmedLater(instId, e);
        }
        return lane.onConfirmed(() -> next.onConfirmed(instId));
    }

    /** Messages wait until it is known where to go on: going on without would skip what was missed. */
    private CompletionStage<Void> confirmedLater(String instId, RuntimeException problem) {
        LOG.warn("The position of {} {} cannot be read; its messages wait", handover.name(), instId, problem);
        CompletableFuture<Void> turn = new CompletableFuture<>();
        unread = turn;
        handover.after(READ_PAUSE, () -> turn.complete(null));
        if (handover.closed()) {
            turn.complete(null);
        }
        return turn.thenComposeAsync(nothing -> handover.closed() ? DONE : onConfirmed(instId), ports.worker());
    }

    @Override
    public CompletionStage<Void> onInterrupted(String instId, String reason) {
        Lane known = lanes.get(key(instId));
        return known == null
                ? next.onInterrupted(instId, reason)
                : known.onInterrupted(() -> next.onInterrupted(instId, reason));
    }

    @Override
    public CompletionStage<Void> onPush(Push push) {
        return lane(push.instId()).onPush(push);
    }

    /**
     * The messages of a push have completed. Pushes may complete in another order than they were handed on, and in parts.
     * For any thread.
     *
     * @param push one that the next listener got, or the same with some of its rows
     */
    public void completed(Push push) {
        lane(push.instId()).completed(push);
    }

    /** What it said may be read. */
    @Override
    public void onUndecodable(UndecodablePush push) {
        next.onUndecodable(push);
        lane(push.instId()).reconcile();
    }

    @Override
    public CompletionStage<Void> onEvent(StreamEvent event) {
        paused = event.state() == SubscriptionState.PAUSED;
        CompletionStage<Void> told = DONE;
        if (paused) {
            for (Lane lane : lanes.values()) {
                told = Stages.then(told, lane::onPaused, ports.worker());
            }
        }
        return Stages.then(told, () -> next.onEvent(event), ports.worker());
    }

    /** Reads nothing more and drops what waits. Called right before the subscription is closed, by any thread. */
    public void close() {
        handover.close();
        CompletableFuture<Void> waiting = unread;
        if (waiting != null) {
            waiting.complete(null);
        }
        lanes.values().forEach(Lane::open);
    }

    /** Saves positions that were not saved yet. Called after the last message. */
    public void flush() {
        lanes.values().forEach(Lane::flush);
    }

    /** A picture of now; safe for any thread. */
    public RecoveryStatus status() {
        return handover.status(
                (int) lanes.values().stream().filter(Lane::waiting).count());
    }
}
