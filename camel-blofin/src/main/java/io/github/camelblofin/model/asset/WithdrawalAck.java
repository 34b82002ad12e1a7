package io.github.camelblofin.model.asset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import java.util.Map;

/**
 * Answer of {@code asset/withdrawal-apply}. Source: REST "Withdraw", which BloFin's documentation does not describe.
 *
 * @param withdrawId BloFin's id
 * @param clientId the caller's id
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record WithdrawalAck(
        String withdrawId,
        String clientId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public WithdrawalAck {
        extra = Extra.of(extra);
    }
}
