package io.github.camelblofin.view;

import io.github.camelblofin.time.Scheduler;
import io.github.camelblofin.time.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * A {@link Sheet} that lives: hears a stream, asks for lists after each confirmation, soon again while they do not agree,
 * and once an interval when they do. A list that cannot be read is asked for again, later and later.
 *
 * <p>What hears the stream is called in order, one call at a time, and results of reads come back into that order;
 * pictures are for any thread.
 */
public final class LiveSheet {
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 5;
    private static final String COMPARED = "it is being compared with BloFin's lists";
    /** So many intervals without a list that agrees, and the view cannot be relied on. */
    private static final int MISSED_INTERVALS = 3;

    private final Sheet sheet;
    private final Duration interval;
    private final Ports ports;
    /** Completes with the first picture that agrees. */
    private final CompletableFuture<SheetPicture> first = new CompletableFuture<>();
    /** Written in order, read by any thread. */
    private volatile SheetPicture picture = SheetPicture.EMPTY;

    private volatile boolean closed;
    /** Written in order; cancelled by any thread at the end. */
    private volatile Scheduler.Timer timer;

    /** In order, as are the next. */
    private boolean reading;

    private boolean again;
    private int failures;
    /** Why the stream is down; {@code null} while it is up. */
    private String down = "its stream is not up yet";

    /**
     * What it needs from outside.
     *
     * @param inOrder runs a task in order with what is heard from the stream; not any more once that is closed
     */
    public record Ports(ListReader lists, Scheduler scheduler, Ticker ticker, Consumer<Runnable> inOrder) {}

    /**
     * @param settle longest delay with which BloFin lists a change
     * @param interval how often lists are read while all is well; zero: never
     */
    public LiveSheet(Duration settle, Duration interval, Ports ports) {
        this.sheet = new Sheet(settle);
        this.interval = interval;
        this.ports = ports;
    }

    /** The stream is up, first or again. */
    public void confirmed() {
        down = null;
        sheet.confirmed(ports.ticker().nanos());
        publish(COMPARED);
        read();
    }

    /**
     * The stream is down.
     *
     * @param reason text for people
     */
    public void interrupted(String reason) {
        refused("its stream is down: " + reason);
    }

    /** Rows of one push. */
    public void pushed(List<Row> rows) {
        long now = ports.ticker().nanos();
        rows.forEach(row -> sheet.pushed(row, now));
        publish(picture.trouble());
    }

    /** A push could not be read: only lists tell what it said. */
    public void unreadable() {
        sheet.doubt();
        publish("a push could not be read");
        read();
    }

    /** The stream was refused; somebody must act. */
    public void refused(String reason) {
        down = reason;
        sheet.interrupted();
        publish(reason);
    }

    private void read() {
        if (closed) {
            return;
        }
        if (reading) {
            again = true;
            return;
        }
        stopTimer();
        reading = true;
        again = false;
        Sheet.Mark mark = sheet.begin(ports.ticker().nanos());
        CompletionStage<List<Row>> answer;
        try {
            answer = ports.lists().read();
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedStage(e);
        }
        answer.whenComplete((rows, problem) -> ports.inOrder().accept(() -> arrived(mark, rows, problem)));
    }

    private void arrived(Sheet.Mark mark, List<Row> rows, Throwable problem) {
        reading = false;
        Duration next;
        if (problem == null) {
            failures = 0;
            Sheet.Verdict verdict = sheet.merge(mark, rows, ports.ticker().nanos());
            publish(COMPARED);
            next = verdict.agrees() ? interval : verdict.again();
        } else {
            Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
            publish("BloFin's list cannot be read: " + cause.getMessage());
            next = FIRST_RETRY.multipliedBy(1L << Math.min(failures++, MOST_DOUBLINGS));
        }
        if (again) {
            read();
        } else if (next != null && !(problem == null && picture.agreed() && interval.isZero())) {
            later(next);
        }
    }

    private void later(Duration wait) {
        stopTimer();
        if (!closed) {
            timer = ports.scheduler().after(wait, () -> ports.inOrder().accept(this::read));
        }
    }

    private void stopTimer() {
        Scheduler.Timer set = timer;
        timer = null;
        if (set != null) {
            set.cancel();
        }
    }

    private void publish(String trouble) {
        SheetPicture now = sheet.picture(down == null ? trouble : down);
        picture = now;
        if (now.agreed()) {
            first.complete(now);
        }
    }

    /** What it shows now. */
    public SheetPicture picture() {
        return picture;
    }

    /** Whether a picture can be relied on now. */
    public boolean inSync(SheetPicture shown) {
        return shown.inSync(ports.ticker().nanos(), interval.multipliedBy(MISSED_INTERVALS));
    }

    /** How long ago BloFin's list agreed with a picture. */
    public Duration age(SheetPicture shown) {
        return shown.age(ports.ticker().nanos());
    }

    /** Completes with the first picture that agrees with BloFin's list. Cancel it to give up. */
    public CompletableFuture<SheetPicture> agreed() {
        return first.copy();
    }

    /** Reads nothing more. Any thread. */
    public void close() {
        closed = true;
        stopTimer();
        first.cancel(false);
    }
}
