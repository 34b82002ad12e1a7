package io.github.camelblofin.model.affiliate;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import java.math.BigDecimal;
import java.util.Map;

/**
 * A referral code of the caller. Source: REST "GET Referral Code".
 *
 * @param referralCode the code
 * @param commissionRate commission as a fraction of fees
 * @param cashbackRate part of it given back to invitees, as a fraction
 * @param invitees number of invitees
 * @param remark note of the user
 * @param isDefaultReferralCode whether it is the default code
 * @param makerFeeRate maker fee of invitees, as a fraction
 * @param takerFeeRate taker fee of invitees, as a fraction
 * @param referralLink link with the code
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record ReferralCode(
        String referralCode,
        BigDecimal commissionRate,
        BigDecimal cashbackRate,
        BigDecimal invitees,
        String remark,
        Boolean isDefaultReferralCode,
        BigDecimal makerFeeRate,
        BigDecimal takerFeeRate,
        String referralLink,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public ReferralCode {
        extra = Extra.of(extra);
    }
}
