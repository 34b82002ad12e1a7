package io.github.camelblofin.error;

/** Too many calls, or the address or user is banned for a while. Nothing was done; {@link #retryAt()} says when it may go on, where known. */
public final class BlofinRateLimitException extends BlofinException {
    private static final long serialVersionUID = 1L;

    public BlofinRateLimitException(Failure failure, Throwable cause) {
        super(failure, cause);
    }

    public BlofinRateLimitException(Failure failure) {
        this(failure, null);
    }
}
