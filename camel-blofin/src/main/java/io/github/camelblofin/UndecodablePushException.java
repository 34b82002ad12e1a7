package io.github.camelblofin;

import org.apache.camel.RuntimeExchangeException;

/** A push did not look as expected and was left out; the stream goes on. */
public class UndecodablePushException extends RuntimeExchangeException {
    private static final long serialVersionUID = 1L;

    public UndecodablePushException(String channel, String instId, String reason) {
        super(
                "A push of blofin:" + channel + (instId == null ? "" : " for " + instId) + " could not be read: "
                        + reason + ". It was left out; output=map or output=raw delivers it as it is",
                null);
    }
}
