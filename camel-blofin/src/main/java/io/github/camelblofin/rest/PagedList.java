package io.github.camelblofin.rest;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.error.Failure;
import io.vertx.core.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** One paged list of BloFin's, as asked for by one call: how its pages are asked for and read. Immutable. */
public final class PagedList {
    private final Operation operation;
    private final Call call;
    private final Function<Call, CompletionStage<Answer>> caller;
    private final boolean typed;
    private final boolean tolerant;

    /**
     * @param call what is asked for; its cursors and its limit are the bounds and the size of pages
     * @param caller makes each call
     * @param typed records; Maps otherwise
     */
    public PagedList(Call call, Function<Call, CompletionStage<Answer>> caller, boolean typed) {
        this(call, caller, typed, false);
    }

    private PagedList(Call call, Function<Call, CompletionStage<Answer>> caller, boolean typed, boolean tolerant) {
        this.operation = call.target().operation().orElseThrow();
        this.call = call;
        this.caller = caller;
        this.typed = typed;
        this.tolerant = tolerant;
    }

    /** The same list, where a row that cannot be read is a row with trouble and not the failure of its page. */
    PagedList tolerant() {
        return new PagedList(call, caller, typed, true);
    }

    /**
     * A row with its key.
     *
     * @param body what routes get; of a row that cannot be delivered its text, exactly as BloFin sent it
     * @param instId its instrument; {@code null} when the row names none
     * @param trouble why it cannot be delivered; {@code null}: it can
     */
    public record Row(RowKey key, Object body, String instId, BlofinException trouble) {}

    String path() {
        return operation.path();
    }

    /** The way from its newest row. */
    PageWalk walk() {
        try {
            return PageWalk.of(operation.paging().orElseThrow(), call.parameters());
        } catch (IllegalArgumentException e) {
            throw new BlofinInvalidRequestException(
                    Failure.local(operation.path(), operation.path() + " was not sent: " + e.getMessage()), e);
        }
    }

    CompletionStage<Answer> ask(PageWalk walk) {
        return caller.apply(call.asking(walk.request()));
    }

    /** The page. Waits for BloFin on the caller's thread. */
    Page fetch(PageWalk walk) {
        if (Context.isOnEventLoopThread()) {
            throw onEventLoop();
        }
        try {
            return read(walk, ask(walk).toCompletableFuture().get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(operation.path() + ": interrupted while waiting for the next page");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    /**
     * What a page brought.
     *
     * @param rows those that were not there before
     * @param next how to go on; {@code null} when the list is at its end
     * @param crowded see {@link PageWalk.Step#crowded()}
     * @param exhausted see {@link PageWalk.Step#exhausted()}
     */
    record Page(List<Row> rows, PageWalk next, String crowded, boolean exhausted) {}

    /** @throws BlofinUnavailableException when the answer does not fit the records, or rows have no cursor */
    Page read(PageWalk walk, Answer answer) {
        List<Row> rows = tolerant ? TolerantRows.of(operation, answer, typed) : rows(answer);
        try {
            PageWalk.Step step = walk.read(rows.stream().map(Row::key).toList());
            return new Page(
                    step.fresh().stream().map(rows::get).toList(), step.next(), step.crowded(), step.exhausted());
        } catch (IllegalStateException e) {
            throw new BlofinUnavailableException(
                    Failure.local(operation.path(), operation.path() + " cannot be paged: " + e.getMessage()), e);
        }
    }

    private List<Row> rows(Answer answer) {
        List<?> plain = answer.plainRows();
        List<?> bodies = typed ? answer.rows() : plain;
        List<Row> rows = new ArrayList<>(bodies.size());
        for (int i = 0; i < bodies.size(); i++) {
            rows.add(new Row(RowKey.of(operation, plain.get(i)), bodies.get(i), instId(plain.get(i)), null));
        }
        return rows;
    }

    static String instId(Object plain) {
        Object instId = plain instanceof Map<?, ?> fields ? fields.get("instId") : null;
        return instId == null ? null : instId.toString();
    }

    /** Rows that BloFin gives no way to must not be left out in silence. */
    BlofinException crowded(String time) {
        return unavailable(operation.path() + ": more rows have the time " + time
                + " than fit on a page, and BloFin gives no way to those beyond. Read the rest with param.after="
                + time);
    }

    BlofinException tooMany(int most) {
        return new BlofinInvalidRequestException(
                Failure.local(
                        operation.path(),
                        operation.path() + " has more than " + most
                                + " rows: ask for less, raise maxRows, or use paginate=stream, which holds one page at a time"));
    }

    BlofinException notPollable() {
        return unavailable(
                operation.path() + " cannot be polled: its rows have no number that says which one is newer");
    }

    /** What a poll cannot deliver, because of rows that share this time (epoch milliseconds). */
    BlofinException lost(String time) {
        Instant moment = Instant.ofEpochMilli(Long.parseLong(time));
        return unavailable(operation.path() + ": rows are lost. More rows have the time " + time + " (" + moment
                + ") than fit on a page. Those that BloFin lists first are delivered; it gives no way to the others of"
                + " that millisecond, from " + time + " to " + time + ". Rows before and after it are delivered. Look"
                + " for the missing ones yourself, for example with narrower parameters");
    }

    private BlofinException onEventLoop() {
        return new BlofinInvalidRequestException(Failure.local(
                operation.path(),
                operation.path()
                        + ": the next page was asked for on an event loop, which must not wait; split the rows on a"
                        + " worker thread"));
    }

    private BlofinException unavailable(String message) {
        return new BlofinUnavailableException(
                new Failure(operation.path(), null, null, message, false, false, false, null));
    }
}
