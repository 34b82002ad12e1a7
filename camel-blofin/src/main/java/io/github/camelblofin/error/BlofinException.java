package io.github.camelblofin.error;

import java.time.Instant;
import java.util.Optional;

/**
 * A call to BloFin, or a stream from it, failed. Catch this, or a subclass for what a route handles differently:
 *
 * <pre>{@code
 * onException(BlofinRateLimitException.class).maximumRedeliveries(3).redeliveryDelay(10_000);
 * onException(BlofinOrderRejectedException.class).handled(true).to("direct:rejected");
 * }</pre>
 *
 * Immutable; the message never holds a secret.
 */
public abstract sealed class BlofinException extends RuntimeException
        permits BlofinAuthenticationException,
                BlofinClientIdReusedException,
                BlofinInvalidRequestException,
                BlofinKilledException,
                BlofinOrderRejectedException,
                BlofinPartialBatchException,
                BlofinRateLimitException,
                BlofinRiskLimitException,
                BlofinUnavailableException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    BlofinException(Failure failure, Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
    }

    /** BloFin's code as it came, such as {@code 103003}, or {@code HTTP 403}; empty when BloFin said nothing. */
    public Optional<String> code() {
        return Optional.ofNullable(failure.code());
    }

    /** BloFin's text as it came; empty when BloFin said nothing. */
    public Optional<String> exchangeMessage() {
        return Optional.ofNullable(failure.exchangeMessage());
    }

    /** What was tried: a path such as {@code trade/order}, or a channel. */
    public String operation() {
        return failure.operation();
    }

    /** May I try again? True only when it is certain that nothing was done, or when doing it twice does no harm. */
    public boolean retryable() {
        return failure.retryable();
    }

    /** Did it possibly happen? True: look before anything is sent again. */
    public boolean outcomeUnknown() {
        return failure.outcomeUnknown();
    }

    /** Is it my fault? True: it fails again until the request, the key or the account changes. */
    public boolean callerFault() {
        return failure.callerFault();
    }

    /** Until when must I wait? Empty: no known moment. */
    public Optional<Instant> retryAt() {
        return Optional.ofNullable(failure.retryAt());
    }
}
