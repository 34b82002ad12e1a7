package io.github.camelblofin.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.api.ErrorClass;
import io.github.camelblofin.api.ErrorCode;
import io.github.camelblofin.error.BlofinAuthenticationException;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.error.Failure;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.rest.ClockPicture;
import io.github.camelblofin.rest.ServerClock;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;

/** Turns error events into exceptions that tell what to do. BloFin's text may repeat a request: never one with a key. */
final class Refusals {
    private static final int LONGEST = 300;
    /** The base64 text of 64 characters has 88. */
    private static final Pattern SIGNATURE = Pattern.compile("[A-Za-z0-9+/=]{80,}");

    private Refusals() {}

    /** Kind of an error event's code. */
    static ErrorClass kind(String code) {
        return ErrorCode.find(code == null ? "" : code)
                .map(ErrorCode::errorClass)
                .orElse(ErrorClass.UNKNOWN);
    }

    /** The text of an error event, for people and logs: without the key, should the other side have repeated it. */
    static String text(byte[] event, Login keys) {
        try {
            JsonNode message = BlofinJson.mapper().readTree(event).path("msg");
            String text = keys.hide(SIGNATURE.matcher(message.asText("")).replaceAll("***"));
            if (text.contains("passphrase") || text.contains("login\"") || text.contains("apiKey")) {
                return "(its text repeats the login and is not shown)";
            }
            return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        } catch (IOException e) {
            return "";
        }
    }

    /** @param clock the exchange's, which the refusal may be about without saying so */
    static BlofinException login(PoolKey key, String code, String text, Duration wait, ServerClock clock) {
        String message =
                "BloFin refused the login on " + key.label() + said(code, text) + ". " + checkTheClock(clock.picture())
                        + "Check apiKey, secretKey and passphrase, that the key belongs to this environment (live or demo),"
                        + " that its allowed addresses include this machine, and that this machine's clock is right. Next attempt in "
                        + wait.toSeconds() + " s, or when the route is started again.";
        return new BlofinAuthenticationException(failure("login", code, text, message, true));
    }

    private static String checkTheClock(ClockPicture clock) {
        return clock.largeOffset()
                ? "Check this machine's clock first: it is " + clock.words() + " the exchange's. "
                : "";
    }

    static BlofinException subscription(FeedKey key, String code, String text) {
        boolean wrong = kind(code) == ErrorClass.INVALID_PARAMETER;
        String message = "BloFin refused to subscribe to " + key + said(code, text) + ". "
                + (wrong
                        ? "Check the channel's name and that the instrument exists here."
                        : "It is asked for again after a while.");
        Failure failure = failure(key.toString(), code, text, message, wrong);
        return wrong ? new BlofinInvalidRequestException(failure) : new BlofinUnavailableException(failure);
    }

    /** Not BloFin's doing: the listener left its own subscription behind. */
    static BlofinException tooSlow(StreamChannel channel, String message) {
        return new BlofinUnavailableException(failure(
                channel.routeName(),
                null,
                null,
                message
                        + ". Make the route faster, raise concurrentConsumers or mailboxSize, or choose another overflow",
                false));
    }

    private static Failure failure(String operation, String code, String text, String message, boolean callerFault) {
        return new Failure(operation, code, text, message, !callerFault, false, callerFault, null);
    }

    private static String said(String code, String text) {
        return " (" + (code == null ? "no code" : "code " + code) + (text.isEmpty() ? "" : ": " + text) + ")";
    }
}
