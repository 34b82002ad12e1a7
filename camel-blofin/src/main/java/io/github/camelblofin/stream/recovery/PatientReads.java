package io.github.camelblofin.stream.recovery;

import io.github.camelblofin.error.BlofinException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes readings and, when one fails, makes it again after 1, 2, 4 … 60 seconds, until it succeeds, the subscription is
 * closed, or the loss that it is about was followed by another. Safe for any thread.
 */
final class PatientReads {
    private static final Logger LOG = LoggerFactory.getLogger(PatientReads.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(60);
    /** Tries after which a read that live messages wait for is given up. */
    private static final int MOST_TRIES = 6;

    private final Handover out;
    private final IntSupplier loss;
    private final boolean givesUp;
    private final Consumer<Result> arrived;

    /**
     * What a reading brought.
     *
     * @param loss the loss that it is about
     * @param rows {@code null}: it was given up, for the reason
     */
    record Result(int loss, Reading reading, List<Object> rows, String reason) {}

    /**
     * @param loss number of the latest loss
     * @param givesUp whether a recovery ends without rows when it fails for good, or for a minute
     * @param arrived gets results, on any thread
     */
    PatientReads(Handover out, IntSupplier loss, boolean givesUp, Consumer<Result> arrived) {
        this.out = out;
        this.loss = loss;
        this.givesUp = givesUp;
        this.arrived = arrived;
    }

    /** Starts one; {@code null}: there is nothing to read. */
    void begin(Reading reading, int of) {
        if (reading != null) {
            read(reading, of, 0);
        }
    }

    private boolean over(int of) {
        return of != loss.getAsInt() || out.closed();
    }

    private void read(Reading reading, int of, int tries) {
        if (over(of)) {
            return;
        }
        CompletionStage<List<Object>> reply;
        try {
            reply = reading.start().with(out.reads());
        } catch (RuntimeException e) {
            reply = CompletableFuture.failedStage(e);
        }
        reply.whenComplete((rows, problem) -> {
            if (problem == null) {
                arrived.accept(new Result(of, reading, rows, null));
            } else {
                failed(reading, of, tries, problem instanceof CompletionException ? problem.getCause() : problem);
            }
        });
    }

    private void failed(Reading reading, int of, int tries, Throwable problem) {
        if (over(of)) {
            return;
        }
        out.countFailure();
        if (tries == 0) {
            LOG.warn(
                    "What was missed on {} cannot be read yet, and is tried again: {}",
                    out.name(),
                    problem.getMessage());
        }
        boolean hopeless = problem instanceof BlofinException refusal && refusal.callerFault();
        if (givesUp && reading.occasion() == Occasion.RECOVERY && (hopeless || tries >= MOST_TRIES)) {
            arrived.accept(new Result(of, reading, null, "It could not be read: " + problem.getMessage()));
            return;
        }
        Duration wait = hopeless ? LONGEST_RETRY : FIRST_RETRY.multipliedBy(1L << Math.min(tries, MOST_TRIES));
        out.after(wait.compareTo(LONGEST_RETRY) < 0 ? wait : LONGEST_RETRY, () -> read(reading, of, tries + 1));
    }
}
