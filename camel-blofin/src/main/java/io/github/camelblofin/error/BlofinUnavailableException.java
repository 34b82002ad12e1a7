package io.github.camelblofin.error;

import java.util.List;
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

    /**
     * A write was held back on this side, and what became of an earlier attempt is not known.
     *
     * @param clientIds of the earlier attempt
     * @param why it was held back; its text is in the message, itself it is a cause only where it is no BloFin exception, since
     *     Camel looks for handlers from the innermost cause outwards
     */
    public static BlofinUnavailableException stillUnknown(String operation, List<String> clientIds, Throwable why) {
        String message = operation + " was not sent again, but whether an earlier attempt was done is not known ("
                + why.getMessage()
                + "). Look it up before anything is sent again; a redelivery of the same Exchange does";
        return new BlofinUnavailableException(
                new Failure(operation, null, null, message, false, true, false, null),
                clientIds.size() == 1 ? clientIds.get(0) : null,
                why instanceof BlofinException ? null : why);
    }

    /** The id with which a write was sent whose outcome matters here: look it up by that; empty where there is none. */
    public Optional<String> clientId() {
        return Optional.ofNullable(clientId);
    }
}
