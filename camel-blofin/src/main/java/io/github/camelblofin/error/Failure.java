package io.github.camelblofin.error;

import java.time.Instant;

/**
 * What is known about a failure.
 *
 * @param operation path or channel
 * @param code BloFin's code, {@code HTTP nnn}, or {@code null}
 * @param exchangeMessage BloFin's text, or {@code null}
 * @param message text for people: what failed, why, what to do
 * @param retryable whether trying again is safe and sensible
 * @param outcomeUnknown whether it possibly happened
 * @param callerFault whether it fails again until something is repaired
 * @param retryAt when trying again makes sense, or {@code null}
 */
public record Failure(
        String operation,
        String code,
        String exchangeMessage,
        String message,
        boolean retryable,
        boolean outcomeUnknown,
        boolean callerFault,
        Instant retryAt) {
    /** A failure on this side, before anything was sent: the caller's fault. */
    public static Failure local(String operation, String message) {
        return new Failure(operation, null, null, message, false, false, true, null);
    }

    /** The same with a moment from which trying again makes sense. */
    public Failure until(Instant moment) {
        return new Failure(operation, code, exchangeMessage, message, retryable, outcomeUnknown, callerFault, moment);
    }
}
