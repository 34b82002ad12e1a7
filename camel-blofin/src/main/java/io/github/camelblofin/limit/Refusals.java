package io.github.camelblofin.limit;

import io.github.camelblofin.error.BlofinRateLimitException;
import io.github.camelblofin.error.Failure;
import java.time.Duration;
import java.time.Instant;

/** Tells people why a call was not made, and what to do. Pure. */
final class Refusals {
    private Refusals() {}

    static BlofinRateLimitException exception(Turn turn, Refusal refusal, String exchange, Instant now) {
        Instant when = now.plusNanos(refusal.nanos());
        String seconds = seconds(Duration.ofNanos(refusal.nanos()));
        String limit = turn.patience().limit().toMillis() + " ms";
        String reason =
                switch (refusal.why()) {
                    case WAITED_ENOUGH ->
                        "it waited " + limit + " (rateLimitTimeout) for its turn within "
                                + refusal.budget() + ". It would pass in about " + seconds
                                + ": try then, call less often, or raise rateLimitTimeout";
                    case TOO_LONG ->
                        refusal.budget() + " is used up: it would pass in " + seconds
                                + ", later than rateLimitTimeout (" + limit
                                + ") allows. Try then, call less often, or raise rateLimitTimeout";
                    case BANNED ->
                        "BloFin shuts out " + refusal.budget() + " (" + refusal.detail() + "). The ban ends in "
                                + seconds + "; until then nothing is sent, which would make it longer";
                    case QUEUE_FULL ->
                        "too many calls wait for " + refusal.budget() + ". It would pass in about " + seconds
                                + ": call less often, or raise rateLimitQueue";
                };
        String message = turn.operation() + " was not sent to " + exchange + ": " + reason;
        return new BlofinRateLimitException(
                new Failure(turn.operation(), null, null, message, true, false, false, when));
    }

    private static String seconds(Duration time) {
        long tenths = time.plusMillis(99).toMillis() / 100;
        return tenths / 10 + "." + tenths % 10 + " s";
    }
}
