package io.github.camelblofin.limit;

/**
 * One call on its way through the limiter. Not for several threads.
 *
 * <pre>
 * WAITING → ADMITTED → ENDED        WAITING → REFUSED, LEFT
 * </pre>
 */
final class Claim {
    enum State {
        WAITING,
        ADMITTED,
        ENDED,
        REFUSED,
        LEFT
    }

    final Turn turn;
    final Lane lane;
    /** When it came. */
    final long since;
    /** Tells those apart that came at the same moment. */
    final long number;
    /** How long it waits at most; moves when a ban is waited for. */
    long deadline;

    /** What its owner holds; {@code null} where nobody waits for it outside. */
    Ticket ticket;

    State state = State.WAITING;
    /** Why, in state {@link State#REFUSED}. */
    Refusal refusal;

    Claim(Turn turn, Lane lane, long since, long number) {
        this.turn = turn;
        this.lane = lane;
        this.since = since;
        this.number = number;
        this.deadline = since + Math.max(0, turn.patience().limit().toNanos());
    }
}
