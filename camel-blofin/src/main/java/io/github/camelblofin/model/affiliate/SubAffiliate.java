package io.github.camelblofin.model.affiliate;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.JsonKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * An affiliate below the caller. Source: REST "GET Sub Affiliates".
 *
 * @param id id of the row, the cursor of paging
 * @param uid user id
 * @param commissionRate commission as a fraction of fees
 * @param createTime since when
 * @param upperAffiliate uid of the affiliate above
 * @param invitees number of invitees
 * @param totalTradedUsers number of invitees that traded
 * @param totalTradingVolume trading volume of invitees so far
 * @param totalTradingFee fees of invitees so far
 * @param totalCommision commission so far
 * @param myCommision the caller's commission so far
 * @param tag note on the affiliate
 * @param kycLevel how far verified
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record SubAffiliate(
        @JsonSerialize(using = JsonKind.Digits.class) String id,
        String uid,
        BigDecimal commissionRate,
        Instant createTime,
        String upperAffiliate,
        BigDecimal invitees,
        BigDecimal totalTradedUsers,
        BigDecimal totalTradingVolume,
        BigDecimal totalTradingFee,
        BigDecimal totalCommision,
        BigDecimal myCommision,
        String tag,
        KycLevel kycLevel,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public SubAffiliate {
        extra = Extra.of(extra);
    }
}
