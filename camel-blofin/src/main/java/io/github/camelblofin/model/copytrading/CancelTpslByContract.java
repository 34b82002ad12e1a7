package io.github.camelblofin.model.copytrading;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.util.Map;

/**
 * Request of {@code copytrading/trade/cancel-tpsl-by-contract}. Source: REST "Cancel TPSL (By Contract)".
 *
 * @param algoId id of the TP/SL
 * @param extra further fields to send, by BloFin's name
 */
public record CancelTpslByContract(
        @Rule(required = true) String algoId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public CancelTpslByContract {
        extra = Extra.of(extra);
    }
}
