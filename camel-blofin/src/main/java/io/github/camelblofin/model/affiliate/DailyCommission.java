package io.github.camelblofin.model.affiliate;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * Commission of one invitee on one day. Source: REST "GET Daily Commission of Direct Invitees".
 *
 * @param uid user id of the invitee
 * @param commission commission of the day
 * @param commissionTime the day
 * @param cashback amount given back to the invitee
 * @param fee fees of the day
 * @param kycLevel how far verified
 * @param tradingVolume trading volume of the day
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record DailyCommission(
        String uid,
        BigDecimal commission,
        Instant commissionTime,
        BigDecimal cashback,
        BigDecimal fee,
        KycLevel kycLevel,
        BigDecimal tradingVolume,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public DailyCommission {
        extra = Extra.of(extra);
    }
}
