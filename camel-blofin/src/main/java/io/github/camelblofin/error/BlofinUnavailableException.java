package io.github.camelblofin.error;

/** BloFin, or the network to it, did not work. When {@link #outcomeUnknown()} is true a write may have happened: look before sending again. */
public final class BlofinUnavailableException extends BlofinException {
    private static final long serialVersionUID = 1L;

    public BlofinUnavailableException(Failure failure, Throwable cause) {
        super(failure, cause);
    }

    public BlofinUnavailableException(Failure failure) {
        this(failure, null);
    }
}
