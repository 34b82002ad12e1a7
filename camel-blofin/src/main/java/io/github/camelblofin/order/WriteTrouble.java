package io.github.camelblofin.order;

import io.github.camelblofin.api.ErrorClass;
import io.github.camelblofin.api.ErrorCode;
import io.github.camelblofin.api.Trace;
import io.github.camelblofin.error.BlofinClientIdReusedException;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinOrderRejectedException;
import io.github.camelblofin.error.BlofinRateLimitException;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.error.Failure;
import io.github.camelblofin.order.OutcomePolicy.Event;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Says what a failed call means for the policy, and words what the policy found out. Functions of their input. */
final class WriteTrouble {
    private WriteTrouble() {}

    /** What the failure of a call tells of the write. */
    static Event event(Throwable failure, Write write, boolean repeated) {
        if (!(failure instanceof BlofinException known)) {
            return Event.NO_ANSWER;
        }
        ErrorClass said = known.code()
                .map(code -> ErrorCode.find(code).orElse(ErrorCode.UNLISTED))
                .map(ErrorCode::errorClass)
                .orElse(null);
        boolean endedBefore = repeated && write.effect(Trace.Effect.ENDS) && said == ErrorClass.ORDER_STATE;
        if (said == ErrorClass.DUPLICATE_CLIENT_ID || endedBefore) {
            return Event.DUPLICATE_ID;
        }
        if (known.outcomeUnknown()) {
            return known.code().isEmpty() ? Event.NO_ANSWER : serverFailed(known, said);
        }
        // Without a trace it is not marked as unknown, since doing it twice does no harm.
        boolean harmless = write.target().repeatable() && write.trace().isEmpty();
        if (harmless && known.retryable() && !(known instanceof BlofinRateLimitException)) {
            return known.code().isEmpty() ? Event.NO_ANSWER : serverFailed(known, said);
        }
        return known.code().isPresent() ? Event.REFUSED : Event.NOT_SENT;
    }

    private static Event serverFailed(BlofinException known, ErrorClass said) {
        boolean status = known.code().filter(code -> code.startsWith("HTTP 5")).isPresent();
        return status || said == ErrorClass.SERVER ? Event.SERVER_FAILED : Event.AMBIGUOUS_CODE;
    }

    /** The ledger did not take the intent. */
    static BlofinException unrecorded(Write write, Throwable cause) {
        String message = write.named() + " was not sent: the order ledger could not write it down ("
                + cause.getMessage() + "). Nothing was done; repair the ledger and try again";
        return new BlofinUnavailableException(
                failure(write, null, message, true, false, false), write.clientId(), outside(cause));
    }

    /** It is certain that nothing was done. */
    static BlofinException notPlaced(Write write, Throwable first) {
        String message =
                write.named() + " was not done: BloFin does not list it, and what was sent is too old to be accepted"
                        + " any more" + because(first) + ". It may be sent again";
        return new BlofinUnavailableException(
                failure(write, first, message, true, false, false), write.clientId(), outside(first));
    }

    /** Nobody could find out in time. */
    static BlofinException unknown(Write write, Throwable first) {
        String message = write.named() + ": whether it was done is not known, and could not be found out in time"
                + because(first) + ". Look it up before anything is sent again; a redelivery of the same Exchange does";
        boolean repeatable = write.target().repeatable();
        return new BlofinUnavailableException(
                failure(write, first, message, repeatable, true, false), write.clientId(), outside(first));
    }

    /** The id names something else, or what was to be ended has ended otherwise. */
    static BlofinException reused(Write write, Map<String, Object> row, Throwable first) {
        if (write.effect(Trace.Effect.ENDS)) {
            String message = write.named() + ": it cannot be ended any more, it is " + Finder.text(row.get("state"));
            return new BlofinOrderRejectedException(failure(write, first, message, false, false, true), outside(first));
        }
        String found = row.isEmpty()
                ? "the id was used before, and BloFin does not list for what"
                : "BloFin lists something else with this id: " + shown(row);
        String message = write.named() + " was not placed: " + found + ". Give it another id";
        return new BlofinClientIdReusedException(failure(write, first, message, false, false, true), outside(first));
    }

    private static String shown(Map<String, Object> row) {
        StringBuilder text = new StringBuilder();
        for (String name : new String[] {
            "orderId",
            "tpslId",
            "algoId",
            "transferId",
            "instId",
            "side",
            "orderType",
            "size",
            "price",
            "currency",
            "amount"
        }) {
            if (!Finder.text(row.get(name)).isEmpty()) {
                text.append(text.isEmpty() ? "" : ", ").append(name).append('=').append(row.get(name));
            }
        }
        return text.toString();
    }

    /** Camel looks for handlers from the innermost cause outwards: what another class of ours says must not be among them. */
    private static Throwable outside(Throwable cause) {
        Throwable outer = cause;
        while (outer instanceof BlofinException) {
            outer = outer.getCause();
        }
        return outer;
    }

    private static String because(Throwable first) {
        return first == null ? "" : " (" + first.getMessage() + ")";
    }

    private static Failure failure(
            Write write, Throwable first, String message, boolean retryable, boolean unknown, boolean fault) {
        Optional<BlofinException> known = Optional.ofNullable(first instanceof BlofinException blofin ? blofin : null);
        return new Failure(
                write.target().path(),
                known.flatMap(BlofinException::code).orElse(null),
                known.flatMap(BlofinException::exchangeMessage).orElse(null),
                message,
                retryable,
                unknown,
                fault,
                null);
    }

    /** What failed, without the wrapping of stages. */
    static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
