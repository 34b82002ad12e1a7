package io.github.camelblofin.error;

/** The request cannot be right: a parameter is missing, wrong or names something that does not exist. Nothing was done. */
public final class BlofinInvalidRequestException extends BlofinException {
    private static final long serialVersionUID = 1L;

    public BlofinInvalidRequestException(Failure failure, Throwable cause) {
        super(failure, cause);
    }

    public BlofinInvalidRequestException(Failure failure) {
        this(failure, null);
    }
}
