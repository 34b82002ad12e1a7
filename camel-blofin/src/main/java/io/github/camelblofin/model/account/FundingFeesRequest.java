package io.github.camelblofin.model.account;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import java.time.Instant;
import java.util.Map;

/**
 * Request of {@code account/funding-fees}. BloFin's documentation does not describe it; other clients say that about 7 days are
 * kept. Source: REST "GET Funding Fees".
 *
 * @param instId only this instrument
 * @param begin only rows from this time on
 * @param end only rows up to this time
 * @param after only rows older than this id of a row
 * @param limit rows of a page
 * @param extra further fields to send, by BloFin's name
 */
public record FundingFeesRequest(
        String instId,
        Instant begin,
        Instant end,
        String after,
        Integer limit,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public FundingFeesRequest {
        extra = Extra.of(extra);
    }

    /** The latest funding of an instrument. */
    public static FundingFeesRequest of(String instId) {
        return new FundingFeesRequest(instId, null, null, null, null, null);
    }
}
