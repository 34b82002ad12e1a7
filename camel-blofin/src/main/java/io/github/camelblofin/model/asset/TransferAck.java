package io.github.camelblofin.model.asset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import java.util.Map;

/**
 * Answer of {@code asset/transfer}. Source: REST "Funds Transfer".
 *
 * @param transferId BloFin's id
 * @param clientId the caller's id, by BloFin's table; its example says {@code clientTransferId}
 * @param clientTransferId the caller's id, by BloFin's example
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record TransferAck(
        String transferId,
        String clientId,
        String clientTransferId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public TransferAck {
        extra = Extra.of(extra);
    }

    /** The caller's id, whichever of the two names BloFin used. */
    public String callerId() {
        return clientId == null ? clientTransferId : clientId;
    }
}
