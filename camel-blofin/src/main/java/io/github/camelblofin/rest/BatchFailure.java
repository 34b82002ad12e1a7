package io.github.camelblofin.rest;

import io.github.camelblofin.api.RetryAdvice;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinPartialBatchException;
import io.github.camelblofin.error.Failure;
import io.github.camelblofin.error.ItemOutcome;
import io.github.camelblofin.error.ItemResult;
import java.util.List;
import java.util.stream.Collectors;

/** Words what became of a batch that did not succeed as a whole. A function of its items. */
public final class BatchFailure {
    private static final int SHOWN = 20;

    private BatchFailure() {}

    /** @param whole what BloFin said about the whole; {@code null}: it called it a success */
    static BlofinPartialBatchException of(Target target, Verdict whole, List<ItemResult> items) {
        List<Verdict> verdicts = items.stream()
                .filter(item -> item.code() != null && !item.done())
                .map(item -> Verdict.ofItem(item.code(), item.message()))
                .toList();
        boolean fault =
                !verdicts.isEmpty() && verdicts.stream().allMatch(verdict -> verdict.retry() == RetryAdvice.NEVER);
        Verdict told = whole == null ? verdicts.stream().findFirst().orElse(null) : whole;
        String code = told == null ? null : told.code();
        String text = told == null ? null : told.text();
        return new BlofinPartialBatchException(failure(target, code, text, items, "", fault), items);
    }

    /** What became of items, as BloFin said or as was found out. */
    public static BlofinPartialBatchException of(Target target, List<ItemResult> items) {
        return of(target, (Verdict) null, items);
    }

    /** @param stopped why the rest was not sent */
    static BlofinPartialBatchException of(Target target, BlofinException stopped, List<ItemResult> items) {
        Failure failure = failure(
                target,
                stopped.code().orElse(null),
                stopped.exchangeMessage().orElse(null),
                items,
                ". It stopped at: " + stopped.getMessage(),
                stopped.callerFault());
        return new BlofinPartialBatchException(failure.until(stopped.retryAt().orElse(null)), items, stopped);
    }

    private static Failure failure(
            Target target, String code, String text, List<ItemResult> items, String why, boolean callerFault) {
        long failed = count(items, ItemOutcome.FAILED);
        long unknown = count(items, ItemOutcome.UNKNOWN);
        long notSent = count(items, ItemOutcome.NOT_SENT);
        String message = target.path() + ": " + (failed + unknown) + " of " + items.size() + " items failed ("
                + reasons(items) + ")"
                + (notSent > 0 ? ", " + notSent + " were not sent" : "")
                + ". Items that did not fail are done: never send the whole batch again"
                + (unknown > 0
                        ? ". Whether " + unknown + " of them were done is not known: look before sending them again"
                        : "")
                + why;
        return new Failure(target.path(), code, text, message, false, unknown > 0, callerFault, null);
    }

    private static long count(List<ItemResult> items, ItemOutcome outcome) {
        return items.stream().filter(item -> item.outcome() == outcome).count();
    }

    private static String reasons(List<ItemResult> items) {
        List<ItemResult> wrong = items.stream()
                .filter(item -> item.outcome() == ItemOutcome.FAILED || item.outcome() == ItemOutcome.UNKNOWN)
                .toList();
        return wrong.stream().limit(SHOWN).map(BatchFailure::reason).collect(Collectors.joining(", "))
                + (wrong.size() > SHOWN ? ", …" : "");
    }

    private static String reason(ItemResult item) {
        String said = item.code() == null ? "no answer" : item.code() + " \"" + item.message() + "\"";
        return "item " + (item.index() + 1) + ": " + said;
    }
}
