package io.github.camelblofin.order;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinAuthenticationException;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.BlofinOrderRejectedException;
import io.github.camelblofin.error.BlofinRateLimitException;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.error.Failure;

/** Words what went wrong while an order was cancelled and placed anew. */
final class AmendTrouble {
    static final String PATH = Operation.TRADE_AMEND_ORDER.path();

    private AmendTrouble() {}

    /** Before anything was changed: what the step's failure says about trying again holds for the whole. */
    static BlofinException unchanged(BlofinException step, String what) {
        return like(step, what + "; nothing was changed", step.retryable(), false);
    }

    /**
     * After something was, or may have been, changed: the change must not be tried again by itself.
     *
     * @param step what failed; {@code null}: nothing did, but it does not go on
     * @param unknown whether somebody has to look what happened
     */
    static BlofinException halfway(BlofinException step, String what, boolean unknown) {
        return step == null
                ? new BlofinUnavailableException(
                        new Failure(PATH, null, null, message(what), false, unknown, false, null))
                : like(step, what, false, unknown);
    }

    /** A failure that is none of BloFin's. */
    static BlofinException defect(Throwable defect, boolean changed) {
        if (defect instanceof BlofinException told) {
            return told;
        }
        String what = "it failed here (" + defect + ")"
                + (changed ? "; what became of the order is not known: look it up" : "; nothing was changed");
        return new BlofinUnavailableException(
                new Failure(PATH, null, null, message(what), false, changed, false, null), defect);
    }

    private static String message(String what) {
        return PATH + " by cancelling and placing anew: " + what;
    }

    private static BlofinException like(BlofinException step, String what, boolean retryable, boolean unknown) {
        Failure failure = new Failure(
                PATH,
                step.code().orElse(null),
                step.exchangeMessage().orElse(null),
                message(what) + ". " + step.getMessage(),
                retryable,
                unknown,
                step.callerFault(),
                step.retryAt().orElse(null));
        if (step instanceof BlofinAuthenticationException) {
            return new BlofinAuthenticationException(failure, step);
        }
        if (step instanceof BlofinInvalidRequestException) {
            return new BlofinInvalidRequestException(failure, step);
        }
        if (step instanceof BlofinOrderRejectedException) {
            return new BlofinOrderRejectedException(failure, step);
        }
        return step instanceof BlofinRateLimitException
                ? new BlofinRateLimitException(failure, step)
                : new BlofinUnavailableException(failure, step);
    }
}
