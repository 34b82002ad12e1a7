package io.github.camelblofin.model.copytrading;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import java.util.Map;

/**
 * Request of {@code copytrading/account/positions-by-contract}. Source: REST "GET Positions (By Contract)".
 *
 * @param instId only this instrument
 * @param extra further fields to send, by BloFin's name
 */
public record PositionsByContractRequest(
        String instId, @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public PositionsByContractRequest {
        extra = Extra.of(extra);
    }
}
