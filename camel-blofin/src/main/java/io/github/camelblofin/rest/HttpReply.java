package io.github.camelblofin.rest;

import io.vertx.core.buffer.Buffer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What came back over HTTP, not yet understood. Header values are {@code null} where absent.
 *
 * @param status HTTP status
 * @param contentType header {@code Content-Type}
 * @param date header {@code Date}
 * @param waitSeconds header {@code Retry-After}, which BloFin does not document but its firewall may send
 * @param body all bytes, decompressed
 */
record HttpReply(int status, String contentType, String date, String waitSeconds, Buffer body) {
    private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,5}");

    boolean successful() {
        return status >= 200 && status < 300;
    }

    /** The same without the body, for whoever keeps the body elsewhere. */
    HttpReply head() {
        return new HttpReply(status, contentType, date, waitSeconds, Buffer.buffer());
    }

    /** Whether it looks like a web page, as firewalls answer. */
    boolean webPage() {
        if (contentType != null && contentType.contains("html")) {
            return true;
        }
        return body.length() > 0 && body.getByte(0) == '<';
    }

    /** How long to wait, if the answer says so in seconds. */
    Optional<Duration> retryAfter() {
        return waitSeconds != null && SECONDS.matcher(waitSeconds).matches()
                ? Optional.of(Duration.ofSeconds(Long.parseLong(waitSeconds)))
                : Optional.empty();
    }

    /** The same, had it said to wait that long; rounded up to seconds. */
    HttpReply retryingAfter(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return new HttpReply(status, contentType, date, Long.toString(seconds), body);
    }

    /** BloFin's time of day, to the second. */
    Optional<Instant> serverDate() {
        if (date == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
