package io.github.camelblofin.rest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

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
    private PageWalk next;

    /** Rows from the newest on; a time with more rows than a page holds is an error. */
    public PagedRows(PagedList list) {
        this.list = list;
        this.next = list.walk();
    }

    /** Pages read so far; goes on counting. */
    public AtomicInteger pages() {
        return pages;
    }

    /** Rows taken so far; goes on counting. */
    public AtomicLong rows() {
        return rows;
    }

    /** Rows that are held. */
    public int held() {
        return waiting.size();
    }

    @Override
    public boolean hasNext() {
        while (waiting.isEmpty() && next != null) {
            take(list.fetch(next));
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
        take(list.read(next, answer));
    }

    private void take(PagedList.Page page) {
        if (page.crowded() != null) {
            throw list.crowded(page.crowded());
        }
        waiting.addAll(page.rows());
        next = page.next();
        pages.incrementAndGet();
    }
}
