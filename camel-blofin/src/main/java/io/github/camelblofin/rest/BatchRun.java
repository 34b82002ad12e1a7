package io.github.camelblofin.rest;

import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinPartialBatchException;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.error.Failure;
import io.github.camelblofin.error.ItemOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Sends a list in as many calls as BloFin needs, one after the other, and puts the answers together in the order of the
 * list. Goes on after items that BloFin refused; stops after a call of which nobody knows what it did, or that never went
 * out. Never blocks; runs on the thread that completes the calls.
 */
public final class BatchRun {
    private final Request request;
    private final List<Request.Part> parts;
    private final boolean failOnPartial;
    private final Function<Call, CompletionStage<Answer>> caller;
    /** Touched by one call after the other. */
    private final BatchLedger ledger;

    private BatchRun(Request request, boolean failOnPartial, Function<Call, CompletionStage<Answer>> caller) {
        this.request = request;
        this.parts = request.parts();
        this.failOnPartial = failOnPartial;
        this.caller = caller;
        this.ledger = new BatchLedger(request);
    }

    /** Whether a request is a list, for which this class is made. */
    public static boolean fits(Request request) {
        return !request.items().isEmpty();
    }

    /**
     * Sends it.
     *
     * @param failOnPartial whether items that BloFin refused are a {@link BlofinPartialBatchException}; otherwise they are
     *     rows of the answer, with their codes. Items whose fate is not known or that were not sent are an exception in
     *     any case
     * @return fails with a {@link BlofinException} and nothing else
     */
    public static CompletionStage<Answer> start(
            Request request, boolean failOnPartial, Function<Call, CompletionStage<Answer>> caller) {
        return new BatchRun(request, failOnPartial, caller).send(0);
    }

    private CompletionStage<Answer> send(int number) {
        Request.Part part = parts.get(number);
        Call call = part.call().withItemsJudgedByCaller();
        return called(parts.size() == 1 ? call : call.once())
                .handle((answer, failure) ->
                        failure == null ? answered(number, answer) : failed(number, cause(failure)))
                .thenCompose(Function.identity());
    }

    private CompletionStage<Answer> called(Call call) {
        try {
            return caller.apply(call);
        } catch (RuntimeException defect) {
            return CompletableFuture.failedFuture(defect);
        }
    }

    private CompletionStage<Answer> answered(int number, Answer answer) {
        ledger.answered(parts.get(number), answer);
        boolean last = number == parts.size() - 1;
        return last || !ledger.clear() ? finish(answer) : send(number + 1);
    }

    private CompletionStage<Answer> failed(int number, Throwable failure) {
        BlofinException stopped = failure instanceof BlofinException known ? known : defect(failure);
        boolean nothingHappened = number == 0 && (parts.size() == 1 || !stopped.outcomeUnknown());
        if (nothingHappened) {
            return CompletableFuture.failedFuture(stopped);
        }
        ledger.failed(parts.get(number), stopped);
        return CompletableFuture.failedFuture(BatchFailure.of(request.target(), stopped, ledger.results()));
    }

    /** Nobody knows how far it came, and what was done before must still be told. */
    private BlofinException defect(Throwable cause) {
        String path = request.target().path();
        String message = path + " failed here (" + cause + "). Whether it was done is not known: look before sending it"
                + " again";
        return new BlofinUnavailableException(new Failure(path, null, null, message, false, true, false, null), cause);
    }

    private CompletionStage<Answer> finish(Answer last) {
        boolean good = ledger.all(ItemOutcome.DONE) || (!failOnPartial && ledger.complete());
        if (!good) {
            Verdict whole = parts.size() == 1 ? Verdict.ofCode(last.code(), last.message()) : null;
            return CompletableFuture.failedFuture(
                    BatchFailure.of(request.target(), whole == null || whole.good() ? null : whole, ledger.results()));
        }
        List<String> rows = ledger.rows();
        boolean asItCame = parts.size() == 1 && rows.equals(last.rowTexts());
        return CompletableFuture.completedFuture(asItCame || rows.isEmpty() ? last : together(last, rows));
    }

    /** One answer of several; its code is the one that BloFin gives such a batch. */
    private Answer together(Answer last, List<String> rows) {
        String code = ledger.all(ItemOutcome.DONE) ? "0" : ledger.all(ItemOutcome.FAILED) ? "1" : "2";
        String text = "{\"code\":\"" + code + "\",\"msg\":\"\",\"data\":[" + String.join(",", rows) + "]}";
        try {
            return last.withEnvelope(Envelope.read(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new IllegalStateException("rows that were read cannot be put together", e);
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
