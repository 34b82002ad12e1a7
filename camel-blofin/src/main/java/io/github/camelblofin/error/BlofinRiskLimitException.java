package io.github.camelblofin.error;

import java.util.List;

/**
 * A risk limit of the application ({@code guard.*}) stopped the request, or could not be checked. Nothing was sent.
 * Retryable only where waiting helps: orders of the last minute, data that could not be read, orders that were just sent.
 */
public final class BlofinRiskLimitException extends BlofinException {
    private static final long serialVersionUID = 1L;

    private final transient List<RiskBreach> breaches;

    public BlofinRiskLimitException(Failure failure, List<RiskBreach> breaches) {
        this(failure, breaches, null);
    }

    public BlofinRiskLimitException(Failure failure, List<RiskBreach> breaches, Throwable cause) {
        super(failure, cause);
        this.breaches = List.copyOf(breaches);
    }

    /** All limits that it would break; empty when a limit could not be checked. */
    public List<RiskBreach> breaches() {
        return breaches;
    }
}
