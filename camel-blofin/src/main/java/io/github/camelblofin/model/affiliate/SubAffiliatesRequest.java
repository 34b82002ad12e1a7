package io.github.camelblofin.model.affiliate;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.time.Instant;
import java.util.Map;

/**
 * Request of {@code affiliate/sub-affiliates}. Source: REST "GET Sub Affiliates".
 *
 * @param after only rows older than this {@code id}
 * @param before only rows newer than this {@code id}
 * @param subAffiliateUid only this sub-affiliate
 * @param subAffiliateLevel only this level
 * @param begin only rows from this time on
 * @param end only rows up to this time
 * @param limit rows of a page, 10 if absent
 * @param extra further fields to send, by BloFin's name
 */
public record SubAffiliatesRequest(
        String after,
        String before,
        String subAffiliateUid,
        @Rule(values = {"2", "3", "4"}) String subAffiliateLevel,
        Instant begin,
        Instant end,
        @Rule(defaultValue = "10", max = 100) Integer limit,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public SubAffiliatesRequest {
        extra = Extra.of(extra);
    }

    /** One sub-affiliate. */
    public static SubAffiliatesRequest bySubAffiliate(String subAffiliateUid) {
        return new SubAffiliatesRequest(null, null, subAffiliateUid, null, null, null, null, null);
    }
}
