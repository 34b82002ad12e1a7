package io.github.camelblofin.simulator.rest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest requests, oldest first; older ones are forgotten. Belongs to the event loop. */
public final class RequestLog {
    private static final int KEPT = 10_000;

    private final Deque<RequestView> latest = new ArrayDeque<>();

    void add(RequestView request) {
        if (latest.size() == KEPT) {
            latest.removeFirst();
        }
        latest.addLast(request);
    }

    /** A copy. */
    public List<RequestView> view() {
        return List.copyOf(latest);
    }
}
