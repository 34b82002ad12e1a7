package io.github.camelblofin.rest;

import io.github.camelblofin.api.ErrorClass;
import io.github.camelblofin.api.Priority;
import io.github.camelblofin.api.RetryAdvice;
import io.github.camelblofin.error.BlofinAuthenticationException;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.BlofinOrderRejectedException;
import io.github.camelblofin.error.BlofinPartialBatchException;
import io.github.camelblofin.error.BlofinRateLimitException;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.error.Failure;
import io.github.camelblofin.error.ItemResult;
import io.github.camelblofin.model.Acknowledgement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Judges what became of one call: a function of what was sent and what came back. Whether it may be sent again and whether
 * it possibly happened follow from {@link RetryAdvice} and from whether the operation can be repeated: an ambiguous end of
 * a repeatable call is retryable, of any other call its outcome is unknown.
 */
final class Failures {
    /** Stop that BloFin imposes at first. Source: "Rate Limits", and the firewall's answer. */
    static final Duration BAN = Duration.ofMinutes(5);

    private static final int TEXT_LIMIT = 500;

    private final Call call;
    private final String path;
    private final UnaryOperator<String> clean;

    /** @param clean removes secrets from texts that came from outside */
    Failures(Call call, UnaryOperator<String> clean) {
        this.call = call;
        this.path = call.target().path();
        this.clean = clean;
    }

    /**
     * What is wrong with an answer; empty when it is good.
     *
     * @param envelope {@code null} when the body is none
     */
    Optional<BlofinException> in(HttpReply reply, Envelope envelope, Instant now) {
        String code = envelope == null ? null : envelope.code();
        String text = envelope == null ? null : outside(envelope.msg());
        if (!reply.successful()) {
            return Optional.of(judged(Verdict.ofStatus(reply.status(), code, text), reply, now));
        }
        if (code == null) {
            return Optional.of(unreadable(reply));
        }
        Verdict whole = Verdict.ofCode(code, text);
        boolean perItem = call.target().writes() && (whole.good() || whole.errorClass() == ErrorClass.PARTIAL_BATCH);
        List<ItemResult> items = perItem ? items(envelope) : List.of();
        List<ItemResult> failed = items.stream().filter(item -> !item.done()).toList();
        if (failed.isEmpty()) {
            if (!whole.good()) {
                return Optional.of(judged(whole, reply, now));
            }
            return namesNothing(envelope, items)
                    ? Optional.of(noAnswer("success, but without data", null))
                    : Optional.empty();
        }
        if (call.tolerant()) {
            return Optional.empty();
        }
        if (call.batch()) {
            return Optional.of(BatchFailure.of(call.target(), whole.good() ? null : whole, items));
        }
        ItemResult first = failed.get(0);
        return Optional.of(judged(Verdict.ofItem(first.code(), first.message()), reply, now));
    }

    /** What BloFin said about single items. */
    List<ItemResult> items(Envelope envelope) {
        return Items.of(envelope, call.repeatable(), this::outside);
    }

    /** Nothing was sent. */
    BlofinException notSent(String server, Throwable cause) {
        String message = path + " was not sent: " + NetworkTrouble.describe(server, cause);
        boolean repair = NetworkTrouble.needsRepair(cause);
        return new BlofinUnavailableException(
                new Failure(path, null, null, message, !repair, false, repair, null), cause);
    }

    /** The request cannot be written. */
    BlofinException unsendable(String problem) {
        String message = path + " was not sent: its headers cannot be written (" + problem
                + "). Check apiKey and passphrase for characters that HTTP does not allow";
        return new BlofinAuthenticationException(Failure.local(path, message));
    }

    /** The client is closed. */
    BlofinException closed(Throwable cause) {
        String message = path + " was not sent: the client is closed";
        return new BlofinUnavailableException(new Failure(path, null, null, message, false, false, false, null), cause);
    }

    /** Its turn came too late. */
    BlofinException unwanted() {
        String message = path + " was not sent: while it waited for its turn its message expired or was given up";
        return new BlofinUnavailableException(new Failure(path, null, null, message, false, false, false, null));
    }

    /** It was sent, and the connection ended before the answer did. */
    BlofinException lost(Throwable cause) {
        return noAnswer("the connection ended before the answer was complete", cause);
    }

    /** It took too long. */
    BlofinException timedOut(boolean sent, String server, Duration limit) {
        if (sent) {
            return noAnswer("no complete answer within " + limit.toMillis() + " ms", null);
        }
        String message = path + " was not sent: no connection to " + server + " within " + limit.toMillis()
                + " ms. Check the network, or raise requestTimeout";
        return new BlofinUnavailableException(new Failure(path, null, null, message, true, false, false, null));
    }

    /** The answer is longer than what is read. */
    BlofinException tooLong(int limit) {
        boolean unknown = !call.repeatable();
        String message = path + ": the answer is longer than " + limit
                + " bytes and was not read. Ask for less, with limit" + outcome(unknown);
        return new BlofinUnavailableException(new Failure(path, null, null, message, false, unknown, false, null));
    }

    private BlofinException noAnswer(String what, Throwable cause) {
        boolean unknown = !call.repeatable();
        String message = path + ": " + what + outcome(unknown);
        return new BlofinUnavailableException(
                new Failure(path, null, null, message, !unknown, unknown, false, null), cause);
    }

    /** A write that must name what it made, such as an order, but does not: whether it was made is not known. */
    private boolean namesNothing(Envelope envelope, List<ItemResult> items) {
        boolean order = call.target().priority() == Priority.PLACE && !call.tolerant();
        boolean silent = !envelope.hasData() || (order && items.stream().allMatch(Failures::empty));
        return call.target().writes()
                && !call.target().repeatable()
                && call.target().answerType() != Map.class
                && call.target().answerType() != Acknowledgement.class
                && silent;
    }

    private static boolean empty(ItemResult item) {
        return item.answer().values().stream()
                .allMatch(value -> value == null || value.toString().isBlank());
    }

    private BlofinException unreadable(HttpReply reply) {
        String what = "an answer that is no JSON of BloFin's (cut off?)";
        if (reply.body().length() == 0) {
            what = "an empty answer";
        } else if (reply.webPage()) {
            what = "a web page instead of JSON: a firewall, proxy or wrong baseUrl";
        }
        return noAnswer("HTTP " + reply.status() + " with " + what, null);
    }

    private BlofinException judged(Verdict verdict, HttpReply reply, Instant now) {
        boolean ambiguous = verdict.retry() == RetryAdvice.AMBIGUOUS;
        boolean repeatable = call.repeatable();
        boolean unknown = ambiguous && !repeatable;
        String text = verdict.text() == null || verdict.text().isBlank() ? "" : " \"" + verdict.text() + "\"";
        String message = path + ": BloFin answered " + verdict.code() + text + ". "
                + Advice.of(verdict.line(), verdict.errorClass()) + outcome(unknown);
        Failure failure = new Failure(
                path,
                verdict.code(),
                verdict.text(),
                message,
                verdict.retry() == RetryAdvice.SAFE || (ambiguous && repeatable),
                unknown,
                verdict.retry() == RetryAdvice.NEVER,
                retryAt(verdict, reply, now));
        return exception(verdict.errorClass(), failure);
    }

    /** The exception that stands for a kind of error. */
    static BlofinException exception(ErrorClass errorClass, Failure failure) {
        return switch (errorClass) {
            case AUTH, SIGNATURE, CLOCK, NONCE -> new BlofinAuthenticationException(failure);
            case RATE_LIMIT, FIREWALL_BAN -> new BlofinRateLimitException(failure);
            case INVALID_PARAMETER, NOT_FOUND -> new BlofinInvalidRequestException(failure);
            case DUPLICATE_CLIENT_ID, INSUFFICIENT_FUNDS, ORDER_STATE, POSITION_STATE, RISK_LIMIT ->
                new BlofinOrderRejectedException(failure);
            case PARTIAL_BATCH -> new BlofinPartialBatchException(failure, List.of());
            case SERVER, UNKNOWN, OK -> new BlofinUnavailableException(failure);
        };
    }

    private static Instant retryAt(Verdict verdict, HttpReply reply, Instant now) {
        if (verdict.errorClass() != ErrorClass.RATE_LIMIT && verdict.errorClass() != ErrorClass.FIREWALL_BAN) {
            return null;
        }
        return now.plus(reply.retryAfter().orElse(BAN));
    }

    private static String outcome(boolean unknown) {
        return unknown ? ". Whether it was done is not known: look before sending it again" : "";
    }

    /** A text from outside, without secrets and not too long for a log line. */
    private String outside(String text) {
        if (text == null) {
            return null;
        }
        String cleaned = clean.apply(text);
        return cleaned.length() <= TEXT_LIMIT ? cleaned : cleaned.substring(0, TEXT_LIMIT) + "…";
    }
}
