package io.github.camelblofin.model.affiliate;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.time.Instant;
import java.util.Map;

/**
 * Request of {@code affiliate/invitees/daily/info}. Source: REST "GET Daily Commission of Direct Invitees".
 *
 * @param uid the invitee
 * @param begin only rows from this time on
 * @param end only rows up to this time
 * @param limit rows of a page, 10 if absent
 * @param extra further fields to send, by BloFin's name
 */
public record InviteesDailyInfoRequest(
        @Rule(required = true) String uid,
        Instant begin,
        Instant end,
        @Rule(defaultValue = "10", max = 100) Integer limit,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public InviteesDailyInfoRequest {
        extra = Extra.of(extra);
    }

    /** The latest days of an invitee. */
    public static InviteesDailyInfoRequest of(String uid) {
        return new InviteesDailyInfoRequest(uid, null, null, null, null);
    }
}
