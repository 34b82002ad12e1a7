package io.github.camelblofin.model.market;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.time.Instant;
import java.util.Map;

/**
 * Request of {@code market/funding-rate-history}. Source: REST "GET Funding Rate History".
 *
 * @param instId instrument
 * @param before only rows newer than this {@code fundingTime}
 * @param after only rows older than this {@code fundingTime}
 * @param limit rows of a page, 100 if absent
 * @param extra further fields to send, by BloFin's name
 */
public record FundingRateHistoryRequest(
        @Rule(required = true) String instId,
        Instant before,
        Instant after,
        @Rule(defaultValue = "100", max = 100) Integer limit,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public FundingRateHistoryRequest {
        extra = Extra.of(extra);
    }

    /** The latest settled rates. */
    public static FundingRateHistoryRequest of(String instId) {
        return new FundingRateHistoryRequest(instId, null, null, null, null);
    }
}
