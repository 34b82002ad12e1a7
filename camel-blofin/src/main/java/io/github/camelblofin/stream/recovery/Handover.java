package io.github.camelblofin.stream.recovery;

import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.model.Gap;
import io.github.camelblofin.stream.KeptMessages;
import io.github.camelblofin.stream.Push;
import io.github.camelblofin.stream.PushText;
import io.github.camelblofin.stream.RowForm;
import io.github.camelblofin.stream.StatusKind;
import io.github.camelblofin.stream.StreamChannel;
import io.github.camelblofin.stream.StreamListener;
import io.github.camelblofin.stream.Subscription;
import io.github.camelblofin.time.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the lanes of a subscription share: the next listener, the way back into the order of messages, timers and counts.
 * Safe for any thread, apart from what hands on, which is called in order with the messages.
 */
final class Handover {
    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);

    private final RecoverySettings settings;
    private final RecoveryPorts ports;
    private final StreamListener next;
    private final LongAdder recovered = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private final LongAdder gaps = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final Set<Timer> timers = ConcurrentHashMap.newKeySet();
    /** Written once, before anything else. */
    private volatile Subscription subscription;
    /** Written once, at the end. */
    private volatile boolean closed;

    Handover(RecoverySettings settings, RecoveryPorts ports, StreamListener next) {
        this.settings = settings;
        this.ports = ports;
        this.next = next;
    }

    /** A timer that can be cancelled before it is known. */
    private static final class Timer {
        private Scheduler.Timer timer;
        private boolean over;

        synchronized void started(Scheduler.Timer started) {
            timer = started;
            if (over) {
                started.cancel();
            }
        }

        synchronized void cancel() {
            over = true;
            if (timer != null) {
                timer.cancel();
            }
        }
    }

    void subscribed(Subscription self) {
        subscription = self;
    }

    /** Cancels all that was asked for. */
    void close() {
        closed = true;
        timers.forEach(Timer::cancel);
        timers.clear();
    }

    boolean closed() {
        return closed;
    }

    String name() {
        return "blofin:" + settings.channel();
    }

    Reads reads() {
        return ports.reads();
    }

    Executor worker() {
        return ports.worker();
    }

    long exchangeMillis() {
        return ports.exchangeClock().millis();
    }

    void after(Duration delay, Runnable task) {
        Timer entry = new Timer();
        timers.add(entry);
        entry.started(ports.scheduler().after(delay, () -> {
            timers.remove(entry);
            if (!closed) {
                task.run();
            }
        }));
        if (closed) {
            entry.cancel();
        }
    }

    /** Runs it on the listener's executor, as long as that takes tasks. */
    void onWorker(Runnable task) {
        try {
            ports.worker().execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("{} ends and takes no more tasks", name());
        }
    }

    /** Messages that wait here instead of in the mailbox. */
    KeptMessages kept() {
        return subscription.kept();
    }

    void inOrder(Supplier<CompletionStage<Void>> task) {
        subscription.inOrder(task);
    }

    /** @param instId {@code null}: the account */
    void tell(StatusKind kind, String instId, String detail) {
        ports.events().tell(kind, settings.channel().routeName(), instId, detail);
    }

    /** The rows as records. */
    List<Object> typed(Push push) {
        if (settings.form() == RowForm.TYPED) {
            return push.rows();
        }
        List<Object> rows = new ArrayList<>(push.rows().size());
        push.rows().forEach(row -> rows.add(OrderFacts.typed(settings.channel().rowType(), row)));
        return rows;
    }

    /** A recovered row in the form of a push. */
    Push push(String instId, Object row) {
        Object body =
                settings.form() == RowForm.TYPED ? row : BlofinJson.mapper().convertValue(row, Object.class);
        StreamChannel channel = settings.channel();
        PushText text = PushText.of(channel, instId, List.of(row));
        recovered.increment();
        return new Push(
                channel, instId, null, List.of(body), text, 0, ports.clock().millis(), 0, 0, true);
    }

    /**
     * @param rows those of the push, as records
     * @param commits counts them; {@code null}: positions are not kept
     */
    CompletionStage<Void> handOn(Push push, List<Object> rows, Commits commits) {
        if (commits != null) {
            commits.handedOn(rows.size());
        }
        return next.onPush(push);
    }

    CompletionStage<Void> gap(Gap gap) {
        gaps.increment();
        tell(StatusKind.GAP, gap.instId(), gap.reason());
        return next.onGap(gap);
    }

    void countRepeated(int rows) {
        repeated.add(rows);
    }

    void countFailure() {
        failures.increment();
    }

    RecoveryStatus status(int waiting) {
        return new RecoveryStatus(recovered.sum(), repeated.sum(), gaps.sum(), failures.sum(), waiting);
    }
}
