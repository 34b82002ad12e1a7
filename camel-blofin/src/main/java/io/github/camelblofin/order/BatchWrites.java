package io.github.camelblofin.order;

import io.github.camelblofin.api.ErrorClass;
import io.github.camelblofin.api.ErrorCode;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.Priority;
import io.github.camelblofin.api.Trace;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinPartialBatchException;
import io.github.camelblofin.error.ItemOutcome;
import io.github.camelblofin.error.ItemResult;
import io.github.camelblofin.ledger.Step;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.rest.Answer;
import io.github.camelblofin.rest.BatchFailure;
import io.github.camelblofin.rest.BatchRun;
import io.github.camelblofin.rest.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Sends a list of writes, and finds out what became of each item of which BloFin's answer does not tell. Items of an earlier
 * attempt are looked up first; only those that are certainly not placed are sent. Never blocks.
 */
public final class BatchWrites {
    private final SafeWrites writes;
    private final Request request;
    private final List<Write> items;
    private final WritePorts ports;
    private final boolean failOnPartial;
    private final List<OrderJournal> journals;
    private final AtomicLong signedAt = new AtomicLong();
    /** By place; {@code null}: not known yet. Touched by one step after the other. */
    private final List<ItemResult> results;

    private boolean resolved;

    private BatchWrites(
            SafeWrites writes, Request request, List<Write> items, WritePorts ports, boolean failOnPartial) {
        this.writes = writes;
        this.request = request;
        this.items = items;
        this.ports = ports;
        this.failOnPartial = failOnPartial;
        this.journals = items.stream()
                .map(item -> new OrderJournal(writes, item, ports.user(), null))
                .toList();
        this.results = new ArrayList<>(Collections.nCopies(items.size(), null));
    }

    /**
     * What came of it.
     *
     * @param answer BloFin's, or what it would have said
     * @param resolved whether something had to be found out
     */
    public record Result(Answer answer, boolean resolved) {}

    /**
     * Sends it.
     *
     * @param items what the request holds, in its order
     * @param failOnPartial as {@link BatchRun#start}
     * @return fails with a {@link BlofinException}
     */
    public static CompletionStage<Result> start(
            SafeWrites writes,
            Request request,
            List<Write> items,
            WritePorts ports,
            boolean failOnPartial,
            Former former) {
        BatchWrites batch = new BatchWrites(writes, request, items, ports, failOnPartial);
        List<Former> known = items.stream()
                .map(item -> writes.former(item, ports.user(), former))
                .toList();
        boolean asks = known.stream().anyMatch(one -> one.kind() != Former.Kind.NONE) && batch.findable(0);
        return asks ? batch.askFirst(known).thenCompose(nothing -> batch.sendRest()) : batch.sendRest();
    }

    private boolean findable(int place) {
        return items.get(place).effect(Trace.Effect.MAKES);
    }

    private CompletionStage<Void> askFirst(List<Former> formers) {
        List<CompletionStage<Void>> asked = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            int place = i;
            Former former = formers.get(i);
            CompletionStage<Settled> found =
                    switch (former.kind()) {
                        case UNKNOWN -> writes.settle(items.get(i), ports, former.signedAt());
                        case PLACED -> writes.settleDuplicate(items.get(i), ports, former.signedAt());
                        case NONE, POSSIBLE -> writes.check(items.get(i), ports);
                    };
            asked.add(found.thenAccept(settled -> {
                boolean absent = settled.outcome() == Outcome.NOT_PLACED
                        && settled.failure() != null
                        && settled.failure().retryable();
                if (!absent) {
                    note(place, settled);
                }
            }));
        }
        return all(asked);
    }

    private synchronized void note(int place, Settled settled) {
        resolved = true;
        results.set(place, result(place, settled));
    }

    private ItemResult result(int place, Settled settled) {
        String code =
                settled.failure() == null ? null : settled.failure().code().orElse(null);
        String text = settled.failure() == null ? null : settled.failure().getMessage();
        return switch (settled.outcome()) {
            case PLACED ->
                new ItemResult(place, ItemOutcome.DONE, null, null, WriteAnswers.row(items.get(place), settled.row()));
            case NOT_PLACED -> new ItemResult(place, ItemOutcome.FAILED, code, text, Map.of());
            case UNKNOWN -> new ItemResult(place, ItemOutcome.UNKNOWN, code, text, Map.of());
        };
    }

    private CompletionStage<Result> sendRest() {
        List<Integer> rest = new ArrayList<>();
        boolean open = false;
        for (int i = 0; i < items.size(); i++) {
            open |= results.get(i) != null && results.get(i).outcome() == ItemOutcome.UNKNOWN;
            if (results.get(i) == null) {
                rest.add(i);
            }
        }
        if (open) {
            // Nothing is added to what nobody knows.
            rest.forEach(
                    place -> results.set(place, new ItemResult(place, ItemOutcome.NOT_SENT, null, null, Map.of())));
        }
        if (open || rest.isEmpty()) {
            return together();
        }
        List<CompletionStage<?>> intents = new ArrayList<>();
        rest.forEach(place -> intents.add(journals.get(place).intent()));
        return all(intents)
                .handle((nothing, failure) -> failure)
                .thenCompose(failure -> failure == null || cancels(failure) ? transmit(rest) : unrecorded(failure));
    }

    /** An order that nobody can end is worse than a gap in the ledger. */
    private boolean cancels(Throwable failure) {
        boolean cancels = request.target().priority() == Priority.CANCEL;
        if (cancels) {
            journals.get(0).missed(Step.INTENT, failure);
        }
        return cancels;
    }

    private CompletionStage<Result> unrecorded(Throwable failure) {
        return CompletableFuture.failedFuture(WriteTrouble.unrecorded(items.get(0), WriteTrouble.cause(failure)));
    }

    private CompletionStage<Result> transmit(List<Integer> rest) {
        boolean whole = rest.size() == items.size();
        Request part = (whole ? request : request.only(rest))
                .with(call -> call.tellingSignature(at -> {
                    signedAt.accumulateAndGet(at, Math::max);
                    rest.forEach(place -> journals.get(place).call(at, 1));
                }));
        return BatchRun.start(part, failOnPartial, ports.caller())
                .handle((answer, failure) -> failure == null
                        ? answered(rest, answer, whole)
                        : failed(rest, WriteTrouble.cause(failure), whole))
                .thenCompose(Function.identity());
    }

    private CompletionStage<Result> answered(List<Integer> rest, Answer answer, boolean whole) {
        List<Object> rows = answer.plainRows();
        for (int i = 0; i < rest.size(); i++) {
            int place = rest.get(i);
            Map<String, Object> row = row(rows, i, rest.size(), items.get(place));
            String code = Finder.text(row.get("code"));
            boolean done = code.isEmpty() || code.equals("0");
            ItemOutcome outcome = done ? ItemOutcome.DONE : ItemOutcome.FAILED;
            results.set(place, new ItemResult(place, outcome, done ? null : code, Finder.text(row.get("msg")), row));
        }
        noteOutcomes(rest, null);
        return whole ? CompletableFuture.completedFuture(new Result(answer, false)) : together();
    }

    /** By the caller's id, else by place. */
    private static Map<String, Object> row(List<Object> rows, int place, int count, Write item) {
        String field =
                item.target().operation().flatMap(Operation::clientIdField).orElse("");
        for (Object candidate : rows) {
            if (candidate instanceof Map<?, ?> fields
                    && item.clientId() != null
                    && item.clientId().equals(fields.get(field))) {
                return Finder.fields(candidate);
            }
        }
        boolean aligned = rows.size() == count && rows.get(place) instanceof Map<?, ?>;
        return aligned ? Finder.fields(rows.get(place)) : Map.of();
    }

    private CompletionStage<Result> failed(List<Integer> rest, Throwable failure, boolean whole) {
        BlofinException known =
                failure instanceof BlofinException blofin ? blofin : WriteTrouble.unknown(items.get(0), failure);
        List<CompletionStage<Void>> asked = new ArrayList<>();
        List<Integer> settledHere = new ArrayList<>(rest);
        for (int i = 0; i < rest.size(); i++) {
            int place = rest.get(i);
            ItemResult said = said(known, i).at(place);
            results.set(place, said);
            boolean duplicate = !(known instanceof BlofinPartialBatchException) ? false : duplicate(said);
            if (findable(place) && (said.outcome() == ItemOutcome.UNKNOWN || duplicate)) {
                settledHere.remove(Integer.valueOf(place));
                CompletionStage<Settled> found = duplicate
                        ? writes.settleDuplicate(items.get(place), ports, signedAt.get())
                        : writes.settle(items.get(place), ports, signedAt.get());
                asked.add(found.thenAccept(settled -> note(place, settled)));
            }
        }
        noteOutcomes(settledHere, known);
        if (asked.isEmpty() && whole) {
            return CompletableFuture.failedFuture(known);
        }
        return all(asked).thenCompose(nothing -> together());
    }

    private static ItemResult said(BlofinException known, int place) {
        if (known instanceof BlofinPartialBatchException partial
                && !partial.items().isEmpty()) {
            return partial.items().get(place);
        }
        ItemOutcome outcome = known.outcomeUnknown()
                ? ItemOutcome.UNKNOWN
                : known.code().isPresent() ? ItemOutcome.FAILED : ItemOutcome.NOT_SENT;
        return new ItemResult(
                place,
                outcome,
                known.code().orElse(null),
                known.exchangeMessage().orElse(null),
                Map.of());
    }

    private static boolean duplicate(ItemResult item) {
        return item.outcome() == ItemOutcome.FAILED
                && ErrorCode.find(item.code())
                        .filter(line -> line.errorClass() == ErrorClass.DUPLICATE_CLIENT_ID)
                        .isPresent();
    }

    private void noteOutcomes(List<Integer> places, BlofinException failure) {
        for (int place : places) {
            ItemResult said = results.get(place);
            Outcome outcome = said.done()
                    ? Outcome.PLACED
                    : said.outcome() == ItemOutcome.UNKNOWN ? Outcome.UNKNOWN : Outcome.NOT_PLACED;
            journals.get(place).outcome(new Settled(outcome, "answer", null, said.answer(), failure));
        }
    }

    /** One answer, or one exception, of what is known of all items. */
    private CompletionStage<Result> together() {
        boolean good = results.stream()
                .allMatch(item -> item.done()
                        || (!failOnPartial
                                && item.outcome() == ItemOutcome.FAILED
                                && !item.answer().isEmpty()));
        if (!good) {
            return CompletableFuture.failedFuture(BatchFailure.of(request.target(), List.copyOf(results)));
        }
        List<Map<String, Object>> rows =
                results.stream().map(ItemResult::answer).toList();
        Instant now = Instant.ofEpochMilli(writes.clock().millis());
        return CompletableFuture.completedFuture(
                new Result(Answer.settled(request.target(), BlofinJson.toText(rows), now), resolved));
    }

    private static CompletionStage<Void> all(List<? extends CompletionStage<?>> stages) {
        return CompletableFuture.allOf(
                stages.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture<?>[]::new));
    }
}
