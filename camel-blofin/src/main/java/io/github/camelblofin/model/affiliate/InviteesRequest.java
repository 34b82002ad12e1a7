package io.github.camelblofin.model.affiliate;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.time.Instant;
import java.util.Map;

/**
 * Request of {@code affiliate/invitees}. Source: REST "GET Direct Invitees".
 *
 * @param uid only this user
 * @param needEquity whether equity is asked for
 * @param after only rows older than this {@code id}
 * @param before only rows newer than this {@code id}
 * @param begin only rows from this time on
 * @param end only rows up to this time
 * @param limit rows of a page, 10 if absent; BloFin gives at most 200, or 30 with equity
 * @param extra further fields to send, by BloFin's name
 */
public record InviteesRequest(
        String uid,
        Boolean needEquity,
        String after,
        String before,
        Instant begin,
        Instant end,
        @Rule(defaultValue = "10", max = 200) Integer limit,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public InviteesRequest {
        extra = Extra.of(extra);
    }

    /** One invitee; the only way to learn the VIP level. */
    public static InviteesRequest of(String uid) {
        return new InviteesRequest(uid, null, null, null, null, null, null, null);
    }
}
