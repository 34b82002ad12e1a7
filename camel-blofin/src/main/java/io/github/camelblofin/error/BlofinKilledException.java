package io.github.camelblofin.error;

/**
 * The kill switch is closed: nothing that may add risk is sent until somebody releases it by hand. This request was not sent,
 * or, of a list, not to its end. Trying again does not help.
 */
public final class BlofinKilledException extends BlofinException {
    private static final long serialVersionUID = 1L;

    public BlofinKilledException(Failure failure) {
        super(failure, null);
    }
}
