package io.github.camelblofin.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one sequence of a snapshot and its updates out of the same sequence that comes over several sockets. A message
 * that continues the sequence passes, whichever socket brings it first; one that was there before is left out; one that is
 * ahead, because its socket came late, waits until the sequence has got there. When it does not get there soon, what waits
 * passes as it is: whoever keeps the state sees the gap and begins anew. No I/O; owned by the worker.
 */
final class SequenceMerge {
    private static final long LONGEST_WAIT = Duration.ofSeconds(1).toNanos();
    private static final int MOST_WAITING = 256;
    private static final long NONE = Long.MIN_VALUE;

    /**
     * A message with its place in the sequence.
     *
     * @param first whether it is a snapshot
     * @param before {@code prevSeqId}
     * @param seq {@code seqId}
     */
    record Step(Push push, boolean first, long before, long seq) {}

    /** Where the sequence is; NONE before its snapshot. Owner: the worker, as for all fields. */
    private long last = NONE;
    /** What is ahead, by socket. */
    private final Map<Long, Deque<Step>> ahead = new LinkedHashMap<>();

    /** The sequence begins anew, with the next snapshot. */
    void reset() {
        last = NONE;
        ahead.clear();
    }

    /** Takes a message; gives those that pass now, in order. */
    List<Push> take(Step step) {
        List<Push> passing = new ArrayList<>();
        if (last == NONE) {
            if (step.first()) {
                pass(step, passing);
            }
            return passing;
        }
        if (step.seq() <= last) {
            return passing;
        }
        if (!step.first() && step.before() == last) {
            pass(step, passing);
            follow(passing);
        } else if (step.first() || step.before() > last) {
            await(step, passing);
        }
        // What begins before the sequence and ends after it cannot be joined to it; its socket goes on from there.
        return passing;
    }

    private void pass(Step step, List<Push> passing) {
        last = step.seq();
        passing.add(step.push());
    }

    private void await(Step step, List<Push> passing) {
        Deque<Step> waiting = ahead.computeIfAbsent(step.push().epoch(), any -> new ArrayDeque<>());
        if (step.first()) {
            waiting.clear();
        }
        waiting.add(step);
        long waited = step.push().receivedNanos() - waiting.peek().push().receivedNanos();
        if (waiting.size() > MOST_WAITING || waited > LONGEST_WAIT) {
            ahead.remove(step.push().epoch());
            waiting.forEach(late -> pass(late, passing));
            follow(passing);
        }
    }

    /** Whether what waits continues the sequence now. */
    private void follow(List<Push> passing) {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Iterator<Deque<Step>> sockets = ahead.values().iterator(); sockets.hasNext(); ) {
                Deque<Step> waiting = sockets.next();
                while (!waiting.isEmpty() && waiting.peek().seq() <= last) {
                    waiting.poll();
                }
                while (!waiting.isEmpty()
                        && !waiting.peek().first()
                        && waiting.peek().before() == last) {
                    pass(waiting.poll(), passing);
                    moved = true;
                }
                if (waiting.isEmpty()) {
                    sockets.remove();
                }
            }
        }
    }
}
