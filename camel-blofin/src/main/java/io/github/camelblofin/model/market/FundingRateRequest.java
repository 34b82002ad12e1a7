package io.github.camelblofin.model.market;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import java.util.Map;

/**
 * Request of {@code market/funding-rate}. Source: REST "GET Funding Rate".
 *
 * @param instId instrument; {@code null}: every instrument
 * @param extra further fields to send, by BloFin's name
 */
public record FundingRateRequest(
        String instId, @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public FundingRateRequest {
        extra = Extra.of(extra);
    }

    /** Of one instrument. */
    public static FundingRateRequest of(String instId) {
        return new FundingRateRequest(instId, null);
    }
}
