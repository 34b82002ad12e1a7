package io.github.camelblofin.model.copytrading;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import java.util.Map;

/**
 * Request of {@code copytrading/trade/pending-tpsl-by-contract}. Source: REST "GET Active TPSL (By Contract)".
 *
 * @param instId only this instrument
 * @param algoId only this TP/SL
 * @param extra further fields to send, by BloFin's name
 */
public record PendingTpslByContractRequest(
        String instId,
        String algoId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public PendingTpslByContractRequest {
        extra = Extra.of(extra);
    }
}
