package io.github.camelblofin;

import io.github.camelblofin.model.Instrument;
import io.github.camelblofin.model.InstrumentState;
import io.github.camelblofin.stream.SubscriptionRequest;
import io.github.camelblofin.time.Scheduler;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a stream of all instruments ({@code instId=*}) on those that BloFin lists as live: reads the list at the start and
 * once an interval, and tells when it changed. A list that cannot be read, or is empty, changes nothing; before the first
 * list it is read again soon. Safe for any thread; waits on none.
 */
final class InstrumentWatch {
    private static final Logger LOG = LoggerFactory.getLogger(InstrumentWatch.class);
    /** Wait before the list is read again when there is none yet. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Supplier<CompletionStage<List<Instrument>>> list;
    private final Scheduler scheduler;
    private final Duration interval;
    private final Consumer<Collection<String>> onChange;
    /** Guarded by this, as are all fields. */
    private Set<String> known = Set.of();
    /** {@code null} while a read is under way. */
    private Scheduler.Timer timer;

    private boolean stopped;

    /**
     * @param list reads the instruments; may fail
     * @param onChange is told all that are live, at first and after each change
     */
    InstrumentWatch(
            Supplier<CompletionStage<List<Instrument>>> list,
            Scheduler scheduler,
            Duration interval,
            Consumer<Collection<String>> onChange) {
        this.list = list;
        this.scheduler = scheduler;
        this.interval = interval;
        this.onChange = onChange;
    }

    /** Whether the option asks for all instruments. */
    static boolean wanted(String instId) {
        return instId != null && instId.strip().equals(SubscriptionRequest.FOLLOWED);
    }

    void start() {
        read();
    }

    synchronized void stop() {
        stopped = true;
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private void read() {
        CompletionStage<List<Instrument>> answer;
        try {
            answer = list.get();
        } catch (RuntimeException e) {
            took(null, e);
            return;
        }
        answer.whenComplete(this::took);
    }

    private synchronized void took(List<Instrument> instruments, Throwable problem) {
        if (stopped) {
            return;
        }
        Set<String> live = new TreeSet<>();
        if (problem == null) {
            instruments.stream()
                    .filter(instrument -> InstrumentState.LIVE.equals(instrument.state()))
                    .forEach(instrument -> live.add(instrument.instId()));
        }
        if (live.isEmpty()) {
            LOG.warn(
                    "BloFin's list of instruments {}; streams of all instruments stay as they are",
                    problem == null ? "is empty" : "could not be read (" + problem + ")");
        } else if (!live.equals(known)) {
            report(live);
            known = live;
            onChange.accept(live);
        }
        timer = scheduler.after(known.isEmpty() ? SOON : interval, this::read);
    }

    private void report(Set<String> live) {
        Set<String> come = new TreeSet<>(live);
        come.removeAll(known);
        Set<String> gone = new TreeSet<>(known);
        gone.removeAll(live);
        if (known.isEmpty()) {
            LOG.info("{} instruments are live", live.size());
        } else {
            LOG.info("Instruments listed: {}; no longer live: {}", come, gone);
        }
    }
}
