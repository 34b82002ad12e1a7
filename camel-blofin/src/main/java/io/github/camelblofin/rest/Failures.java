package io.github.camelblofin.rest;

import io.github.camelblofin.api.ErrorClass;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
        List<ItemResult> items = perItem ? Items.of(envelope, this::outside) : List.of();
        List<ItemResult> failed = items.stream().filter(item -> !item.done()).toList();
        if (failed.isEmpty()) {
            return whole.good() ? Optional.empty() : Optional.of(judged(whole, reply, now));
        }
        if (call.batch()) {
            return Optional.of(batch(whole, items, failed));
        }
        ItemResult first = failed.get(0);
        return Optional.of(judged(Verdict.ofItem(first.code(), first.message()), reply, now));
    }

    /** Nothing was sent. */
    BlofinException notSent(String server, Throwable cause) {
        String message = path + " was not sent: " + NetworkTrouble.describe(server, cause);
        boolean repair = NetworkTrouble.needsRepair(cause);
        return new BlofinUnavailableException(
                new Failure(path, null, null, message, !repair, false, repair, null), cause);
    }

    /** The client is closed. */
    BlofinException closed(Throwable cause) {
        String message = path + " was not sent: the client is closed";
        return new BlofinUnavailableException(new Failure(path, null, null, message, false, false, false, null), cause);
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
        boolean unknown = !call.target().repeatable();
        String message = path + ": the answer is longer than " + limit
                + " bytes and was not read. Ask for less, with limit" + outcome(unknown);
        return new BlofinUnavailableException(new Failure(path, null, null, message, false, unknown, false, null));
    }

    private BlofinException noAnswer(String what, Throwable cause) {
        boolean unknown = !call.target().repeatable();
        String message = path + ": " + what + outcome(unknown);
        return new BlofinUnavailableException(
                new Failure(path, null, null, message, !unknown, unknown, false, null), cause);
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
        boolean repeatable = call.target().repeatable();
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

    /** The code is the whole batch's, or the first failed item's where BloFin called the whole a success. */
    private BlofinException batch(Verdict whole, List<ItemResult> items, List<ItemResult> failed) {
        List<Verdict> verdicts = failed.stream()
                .map(item -> Verdict.ofItem(item.code(), item.message()))
                .toList();
        boolean unknown = !call.target().repeatable()
                && verdicts.stream().anyMatch(verdict -> verdict.retry() == RetryAdvice.AMBIGUOUS);
        boolean fault = verdicts.stream().allMatch(verdict -> verdict.retry() == RetryAdvice.NEVER);
        String message = path + ": " + failed.size() + " of " + items.size() + " items failed (" + reasons(items)
                + "). Items that did not fail are done: never send the whole batch again" + outcome(unknown);
        Verdict told = whole.good() ? verdicts.get(0) : whole;
        Failure failure = new Failure(path, told.code(), told.text(), message, false, unknown, fault, null);
        return new BlofinPartialBatchException(failure, items);
    }

    private static String reasons(List<ItemResult> items) {
        return IntStream.range(0, items.size())
                .filter(i -> !items.get(i).done())
                .mapToObj(i -> "item " + (i + 1) + ": " + items.get(i).code() + " \""
                        + items.get(i).message() + "\"")
                .collect(Collectors.joining(", "));
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
