package io.github.camelblofin.model.affiliate;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * Overview of the caller as an affiliate. BloFin does not name the coin of volumes and commissions. Source: REST "GET
 * Affiliate Info".
 *
 * @param commissionRate commission as a fraction of fees
 * @param cashbackRate part of it given back to invitees, as a fraction
 * @param totalCommission commission so far
 * @param referralCode referral code
 * @param referralLink referral link
 * @param directInvitees number of direct invitees
 * @param subInvitees number of invitees of sub-affiliates
 * @param tradeInvitees number of invitees that traded
 * @param updateTime when the figures were made
 * @param totalTradingVolume trading volume of invitees so far
 * @param directCommission7d commission of direct invitees, 7 days
 * @param directCommission30d commission of direct invitees, 30 days
 * @param subCommission7d commission of sub-affiliates, 7 days
 * @param subCommission30d commission of sub-affiliates, 30 days
 * @param directInvitee7d new direct invitees, 7 days
 * @param directInvitee30d new direct invitees, 30 days
 * @param subInvitee7d new invitees of sub-affiliates, 7 days
 * @param subInvitee30d new invitees of sub-affiliates, 30 days
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record AffiliateInfo(
        BigDecimal commissionRate,
        BigDecimal cashbackRate,
        BigDecimal totalCommission,
        String referralCode,
        String referralLink,
        BigDecimal directInvitees,
        BigDecimal subInvitees,
        BigDecimal tradeInvitees,
        Instant updateTime,
        BigDecimal totalTradingVolume,
        BigDecimal directCommission7d,
        BigDecimal directCommission30d,
        BigDecimal subCommission7d,
        BigDecimal subCommission30d,
        BigDecimal directInvitee7d,
        BigDecimal directInvitee30d,
        BigDecimal subInvitee7d,
        BigDecimal subInvitee30d,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public AffiliateInfo {
        extra = Extra.of(extra);
    }
}
