package io.github.camelblofin.rest;

import java.time.Duration;
import java.time.Instant;

/**
 * When a call went out and came back.
 *
 * @param sentAt time of day when it was handed to the socket
 * @param sentNanos the same on the monotonic clock
 * @param receivedNanos when the last byte of the answer was there, on the monotonic clock
 */
public record Timing(Instant sentAt, long sentNanos, long receivedNanos) {
    /** From handing over to the last byte. */
    public Duration roundTrip() {
        return Duration.ofNanos(receivedNanos - sentNanos);
    }
}
