package io.github.camelblofin.rest;

import io.github.camelblofin.error.BlofinException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/** Reads the pages of a list into one, without waiting on a thread. For one use. */
public final class PageCollector {
    private final PagedList list;
    private final int most;
    private final Executor decoding;
    private final Predicate<Object> enough;
    private final CompletableFuture<Collected> result = new CompletableFuture<>();
    /** One page after the other adds to it; each hands over to the next. */
    private final List<Object> rows = new ArrayList<>();

    private int pages;

    /**
     * All rows, newest first.
     *
     * @param last the answer with the last page
     */
    public record Collected(List<Object> rows, int pages, Answer last) {}

    /**
     * @param most rows after which it fails
     * @param decoding where pages are decoded
     */
    public PageCollector(PagedList list, int most, Executor decoding) {
        this(list, most, decoding, row -> false);
    }

    /**
     * The same for a list that is not wanted to its end.
     *
     * @param enough whether nothing beyond the page with this row is wanted
     */
    public PageCollector(PagedList list, int most, Executor decoding, Predicate<Object> enough) {
        this.list = list;
        this.most = most;
        this.decoding = decoding;
        this.enough = enough;
    }

    /** Starts. The stage fails with a {@link BlofinException}, and completes on the executor. */
    public CompletionStage<Collected> collect() {
        ask(list.walk());
        return result;
    }

    private void ask(PageWalk walk) {
        list.ask(walk).whenComplete((answer, failure) -> {
            try {
                decoding.execute(() -> take(walk, answer, failure));
            } catch (RuntimeException refused) {
                result.completeExceptionally(refused);
            }
        });
    }

    private void take(PageWalk walk, Answer answer, Throwable failure) {
        try {
            if (failure != null) {
                boolean wrapped = failure instanceof CompletionException && failure.getCause() != null;
                result.completeExceptionally(wrapped ? failure.getCause() : failure);
                return;
            }
            PagedList.Page page = list.read(walk, answer);
            if (page.crowded() != null) {
                throw list.crowded(page.crowded());
            }
            pages++;
            page.rows().forEach(row -> rows.add(row.body()));
            if (rows.size() > most) {
                throw list.tooMany(most);
            }
            if (page.next() == null
                    || page.rows().stream().map(PagedList.Row::body).anyMatch(enough)) {
                result.complete(new Collected(rows, pages, answer));
            } else {
                ask(page.next());
            }
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
    }
}
