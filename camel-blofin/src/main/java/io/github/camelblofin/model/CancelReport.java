package io.github.camelblofin.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a kill switch, or a cancellation at the stop or after a lost connection, did and what it could not do.
 *
 * @param closedAt when the kill switch was closed; {@code null}: it was not, only orders were cancelled
 * @param cancelled orders whose cancellation BloFin took, in that order
 * @param closedPositions positions whose closing BloFin took, as {@code BTC-USDT net}
 * @param remaining orders that were still listed when last looked; of those that could not be looked up nothing is known
 * @param remainingPositions positions that were still listed, where closing was asked for
 * @param underWay requests that may add risk and whose end, or outcome, was not known when this was written
 * @param problems what went wrong last, one line a kind of call; empty when nothing did
 * @param complete whether nothing remains: two lists, some seconds apart, showed nothing, and nothing was under way
 */
public record CancelReport(
        Instant closedAt,
        List<StandingOrder> cancelled,
        List<String> closedPositions,
        List<StandingOrder> remaining,
        List<String> remainingPositions,
        int underWay,
        List<String> problems,
        boolean complete) {
    public CancelReport {
        cancelled = List.copyOf(cancelled);
        closedPositions = List.copyOf(closedPositions);
        remaining = List.copyOf(remaining);
        remainingPositions = List.copyOf(remainingPositions);
        problems = List.copyOf(problems);
    }

    /** The same with the time at which the kill switch was closed. */
    public CancelReport closedAt(Instant time) {
        return new CancelReport(
                time, cancelled, closedPositions, remaining, remainingPositions, underWay, problems, complete);
    }

    /** The same with a further problem. */
    public CancelReport withProblem(String problem) {
        List<String> more = new ArrayList<>(problems);
        more.add(problem);
        return new CancelReport(
                closedAt, cancelled, closedPositions, remaining, remainingPositions, underWay, more, complete);
    }
}
