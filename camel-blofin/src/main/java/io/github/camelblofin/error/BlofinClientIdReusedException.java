package io.github.camelblofin.error;

/**
 * The client id names another order (or transfer) already: its terms are not those of the request, or nobody can find it any
 * more. Nothing was placed by this request. Give it another id; if it is the business key's, look why the key came twice.
 */
public final class BlofinClientIdReusedException extends BlofinException {
    private static final long serialVersionUID = 1L;

    public BlofinClientIdReusedException(Failure failure, Throwable cause) {
        super(failure, cause);
    }

    public BlofinClientIdReusedException(Failure failure) {
        this(failure, null);
    }
}
