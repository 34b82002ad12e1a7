package io.github.camelblofin.error;

/** BloFin understood the request and refused it: not enough margin, a limit, the state of the order or position. Nothing was done. */
public final class BlofinOrderRejectedException extends BlofinException {
    private static final long serialVersionUID = 1L;

    public BlofinOrderRejectedException(Failure failure, Throwable cause) {
        super(failure, cause);
    }

    public BlofinOrderRejectedException(Failure failure) {
        this(failure, null);
    }
}
