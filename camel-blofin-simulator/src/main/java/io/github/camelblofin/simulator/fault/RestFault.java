package io.github.camelblofin.simulator.fault;

import io.github.camelblofin.api.Operation;
import java.time.Duration;
import java.util.Objects;

/**
 * Something wrong with REST calls. Without narrowing it concerns every call; {@link #of} narrows it to one operation.
 *
 * @param operation null: any, also paths that are not BloFin's
 * @param status HTTP status of the answer, where the act has one; otherwise 0
 * @param delay how late the answer is; otherwise zero
 */
public record RestFault(Act act, Operation operation, int status, Duration delay) implements Fault {

    /** What goes wrong. */
    public enum Act {
        /** The call does nothing, and the connection is reset instead of an answer. */
        LOSE_CALL,
        /** The call does its work, and the connection is reset instead of an answer. */
        LOSE_ANSWER,
        /** The call does nothing and is answered with an HTTP status. */
        STATUS_BEFORE,
        /** The call does its work and is answered with an HTTP status all the same. */
        STATUS_AFTER,
        /** The call does its work at once, its answer comes late. */
        SLOW,
        /** The connection is reset instead of an answer, and the call does its work later, if it is not too old by then. */
        LATE,
        /** The call does nothing and is answered with HTTP 200 and the code 429 in the body. */
        BUSY,
        /** The call does nothing and is answered as a read that finds nothing: what was done is not listed yet. */
        SHOW_NOTHING,
        /** The call does its work, its answer is cut in the middle of the JSON. */
        TRUNCATE;

        /** Whether the call does its work. */
        public boolean acts() {
            return this == LOSE_ANSWER || this == STATUS_AFTER || this == SLOW || this == TRUNCATE;
        }
    }

    public RestFault {
        Objects.requireNonNull(act, "act");
        Objects.requireNonNull(delay, "delay");
    }

    private static RestFault all(Act act) {
        return new RestFault(act, null, 0, Duration.ZERO);
    }

    private static RestFault all(Act act, int status) {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("status " + status + " is not an HTTP error: 400 to 599");
        }
        return new RestFault(act, null, status, Duration.ZERO);
    }

    /** The call is lost on its way: nothing is done, the connection is reset. */
    public static RestFault loseCall() {
        return all(Act.LOSE_CALL);
    }

    /** The answer is lost on its way: the work is done, the connection is reset. */
    public static RestFault loseAnswer() {
        return all(Act.LOSE_ANSWER);
    }

    /** Nothing is done; the answer is this HTTP status: 403 with the firewall's HTML page, 429, 5xx and so on. */
    public static RestFault statusBefore(int status) {
        return all(Act.STATUS_BEFORE, status);
    }

    /** The work is done; the answer is this HTTP status, such as 502. */
    public static RestFault statusAfter(int status) {
        return all(Act.STATUS_AFTER, status);
    }

    /** The work is done at once; the answer comes this much later. */
    public static RestFault slow(Duration delay) {
        return new RestFault(Act.SLOW, null, 0, delay);
    }

    /**
     * The call hangs in a queue of the exchange: the connection is reset at once, and the work is done this much later, when
     * the age of the signature is checked, too.
     */
    public static RestFault late(Duration delay) {
        return new RestFault(Act.LATE, null, 0, delay);
    }

    /** Nothing is done; the answer is HTTP 200 with the code 429. */
    public static RestFault busy() {
        return all(Act.BUSY);
    }

    /** A read finds nothing: BloFin lists what was done with a delay. */
    public static RestFault showNothing() {
        return all(Act.SHOW_NOTHING);
    }

    /** The work is done; the answer is cut in the middle of the JSON. */
    public static RestFault truncate() {
        return all(Act.TRUNCATE);
    }

    /** The same fault of one operation only. */
    public RestFault of(Operation value) {
        return new RestFault(act, value, status, delay);
    }

    boolean concerns(Operation which) {
        return operation == null || operation == which;
    }

    /** Such as {@code STATUS_BEFORE 503 of trade/order}. */
    @Override
    public String toString() {
        return act
                + (status == 0 ? "" : " " + status)
                + (delay.isZero() ? "" : " " + delay)
                + (operation == null ? "" : " of " + operation.path());
    }
}
