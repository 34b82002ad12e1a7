package io.github.camelblofin.error;

/** The key, secret, passphrase, permission, address or clock was refused. Somebody must repair the set-up; trying again does not help, unless {@link #retryable()} says so. */
public final class BlofinAuthenticationException extends BlofinException {
    private static final long serialVersionUID = 1L;

    public BlofinAuthenticationException(Failure failure, Throwable cause) {
        super(failure, cause);
    }

    public BlofinAuthenticationException(Failure failure) {
        this(failure, null);
    }
}
