package io.github.camelblofin;

import io.github.camelblofin.rest.Answer;
import io.github.camelblofin.rest.Call;
import io.github.camelblofin.rest.PageCollector;
import io.github.camelblofin.rest.PagedList;
import io.github.camelblofin.rest.PagedRows;
import io.github.camelblofin.rest.Target;
import java.util.Iterator;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * What a producer with {@code paginate=all} or {@code stream} answers. The first page is read without waiting on a thread,
 * so that its failure is the call's.
 *
 * @param body a list of all rows, or an iterator that reads on
 * @param pages pages so far; live with {@code stream}
 * @param rows rows so far; live with {@code stream}
 * @param answer the first answer, or the last one of all
 */
record PagedAnswers(Object body, Number pages, Number rows, Answer answer) {
    /** @throws IllegalArgumentException when the options cannot work; says what to do */
    static void check(Target target, BlofinConfiguration options) {
        Paginate mode = options.getPaginate();
        if (mode == Paginate.none) {
            return;
        }
        String uri = "blofin:" + target.path() + "?paginate=" + mode;
        if (target.operation().filter(Pollable::is).isEmpty()) {
            throw new IllegalArgumentException(
                    uri + ": BloFin does not page " + target.path() + ". It pages " + Pollable.names());
        }
        if (options.getOutput() != Output.typed && options.getOutput() != Output.map) {
            throw new IllegalArgumentException(uri + "&output=" + options.getOutput()
                    + ": the text of one answer is one page; use output=typed or map, or paginate=none");
        }
        if (mode == Paginate.stream && options.getCompleteOn() == CompleteOn.eventLoop) {
            throw new IllegalArgumentException(
                    uri + "&completeOn=eventLoop: reading the next page waits, which an event loop"
                            + " must not; use completeOn=worker, or paginate=all");
        }
    }

    /**
     * @param caller makes one call
     * @param decoding never refuses
     */
    static CompletionStage<PagedAnswers> read(
            BlofinConfiguration options, Call call, Function<Call, CompletionStage<Answer>> caller, Executor decoding) {
        PagedList list = new PagedList(call, caller, options.getOutput() == Output.typed);
        if (options.getPaginate() == Paginate.all) {
            return new PageCollector(list, options.getMaxRows(), decoding)
                    .collect()
                    .thenApply(all ->
                            new PagedAnswers(all.rows(), all.pages(), all.rows().size(), all.last()));
        }
        PagedRows rows = new PagedRows(list);
        return rows.ask()
                .thenApplyAsync(
                        answer -> {
                            rows.take(answer);
                            return new PagedAnswers(bodies(rows), rows.pages(), rows.rows(), answer);
                        },
                        decoding);
    }

    private static Iterator<Object> bodies(PagedRows rows) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Object next() {
                return rows.next().body();
            }
        };
    }
}
