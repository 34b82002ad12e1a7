package io.github.camelblofin.model.affiliate;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.time.Instant;
import java.util.Map;

/**
 * Request of {@code affiliate/sub-invitees}. Source: REST "GET Sub Invitees".
 *
 * @param uid only this user
 * @param after only rows older than this {@code id}
 * @param before only rows newer than this {@code id}
 * @param subAffiliateUid only of this sub-affiliate
 * @param subAffiliateLevel only of sub-affiliates of this level
 * @param begin only rows from this time on
 * @param end only rows up to this time
 * @param limit rows of a page, 10 if absent
 * @param extra further fields to send, by BloFin's name
 */
public record SubInviteesRequest(
        String uid,
        String after,
        String before,
        String subAffiliateUid,
        @Rule(values = {"2", "3", "4"}) String subAffiliateLevel,
        Instant begin,
        Instant end,
        @Rule(defaultValue = "10", max = 30) Integer limit,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public SubInviteesRequest {
        extra = Extra.of(extra);
    }

    /** The latest invitees of a sub-affiliate. */
    public static SubInviteesRequest bySubAffiliate(String subAffiliateUid) {
        return new SubInviteesRequest(null, null, null, subAffiliateUid, null, null, null, null, null);
    }
}
