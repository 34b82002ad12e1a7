package io.github.camelblofin.rest;

import io.vertx.core.Context;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The rows of a paged list, newest first, one page at a time: the next page is asked for when the last row of the page
 * before was taken, on the thread that asks for more, which waits. A row that was taken is not held any more. A call that
 * fails is thrown as the {@code BlofinException} that it is; asking again asks for the same page again.
 *
 * <p>For one thread at a time. The counters may be read by any.
 */
public final class PagedRows implements Iterator<PagedList.Row> {
    private final PagedList list;
    private final Deque<PagedList.Row> waiting = new ArrayDeque<>();
    private final AtomicInteger pages = new AtomicInteger();
    private final AtomicLong rows = new AtomicLong();
    private final Consumer<String> crowded;
    private PageWalk next;

    /** Rows from the newest on; a time with more rows than a page holds is an error. */
    public PagedRows(PagedList list) {
        this(list, null, time -> {
            throw list.crowded(time);
        });
    }

    /**
     * @param floor cursor of the oldest row that is wanted; {@code null}: all
     * @param crowded is told of a time (epoch milliseconds) with more rows than can be read, and decides by returning or
     *     throwing
     */
    public PagedRows(PagedList list, String floor, Consumer<String> crowded) {
        this.list = list;
        this.crowded = crowded;
        this.next = floor == null ? list.walk() : list.walk().downTo(floor);
    }

    /** Pages read so far; goes on counting. */
    public AtomicInteger pages() {
        return pages;
    }

    /** Rows taken so far; goes on counting. */
    public AtomicLong rows() {
        return rows;
    }

    /** Whether the last page was read. */
    public boolean complete() {
        return next == null;
    }

    /** Rows that are held. */
    public int held() {
        return waiting.size();
    }

    @Override
    public boolean hasNext() {
        while (waiting.isEmpty() && next != null) {
            take(fetch());
        }
        return !waiting.isEmpty();
    }

    @Override
    public PagedList.Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException("The list is at its end");
        }
        rows.incrementAndGet();
        return waiting.poll();
    }

    /** Asks for the first page without waiting; its answer goes to {@link #take}, before anything else is done. */
    public CompletionStage<Answer> ask() {
        return list.ask(next);
    }

    /** Takes in the answer to {@link #ask()}. */
    public void take(Answer answer) {
        PagedList.Page page = list.read(next, answer);
        if (page.crowded() != null) {
            crowded.accept(page.crowded());
        }
        waiting.addAll(page.rows());
        next = page.next();
        pages.incrementAndGet();
    }

    private Answer fetch() {
        if (Context.isOnEventLoopThread()) {
            throw list.onEventLoop();
        }
        try {
            return ask().toCompletableFuture().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw list.interrupted();
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        }
    }

    private static RuntimeException thrown(Throwable cause) {
        return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
    }
}
