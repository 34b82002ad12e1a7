package io.github.camelblofin.error;

import java.util.Optional;

/** BloFin, or the network to it, did not work. When {@link #outcomeUnknown()} is true a write may have happened: look before sending again. */
public final class BlofinUnavailableException extends BlofinException {
    private static final long serialVersionUID = 1L;

    private final String clientId;

    /** @param clientId the id with which the write was sent, to look it up; {@code null}: none */
    public BlofinUnavailableException(Failure failure, String clientId, Throwable cause) {
        super(failure, cause);
        this.clientId = clientId;
    }

    public BlofinUnavailableException(Failure failure, Throwable cause) {
        this(failure, null, cause);
    }

    public BlofinUnavailableException(Failure failure) {
        this(failure, null);
    }

    /** The id with which a write was sent whose outcome matters here: look it up by that; empty where there is none. */
    public Optional<String> clientId() {
        return Optional.ofNullable(clientId);
    }
}
