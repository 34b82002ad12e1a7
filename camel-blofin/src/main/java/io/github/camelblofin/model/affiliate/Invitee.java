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
 * An invitee, of the caller or of a sub-affiliate. Source: REST "GET Direct Invitees" and "GET Sub Invitees".
 *
 * @param id id of the row, the cursor of paging
 * @param uid user id
 * @param subAffiliateUid uid of the sub-affiliate; sub invitees only
 * @param subAffiliateLevel level of the sub-affiliate, 2 to 4; sub invitees only
 * @param registerTime when the user registered
 * @param totalTradingVolume trading volume so far
 * @param totalTradingFee fees so far
 * @param totalCommision commission so far
 * @param totalDeposit deposits so far, in USDT
 * @param totalWithdrawal withdrawals so far, in USDT
 * @param kycLevel how far verified
 * @param equity equity
 * @param totalEquity total equity
 * @param referralCode code the user came with; direct invitees only, as all that follows
 * @param couponDiscount discount by coupon
 * @param takerVol30Day taker volume, 30 days
 * @param makerVol30Day maker volume, 30 days
 * @param tradeVol30Day trading volume, 30 days
 * @param depositAmount30Day deposits, 30 days
 * @param takerVol90Day taker volume, 90 days
 * @param makerVol90Day maker volume, 90 days
 * @param tradeVol90Day trading volume, 90 days
 * @param vipLevel VIP level; only when one {@code uid} was asked for
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record Invitee(
        @JsonSerialize(using = JsonKind.Digits.class) String id,
        String uid,
        String subAffiliateUid,
        String subAffiliateLevel,
        Instant registerTime,
        BigDecimal totalTradingVolume,
        BigDecimal totalTradingFee,
        BigDecimal totalCommision,
        BigDecimal totalDeposit,
        BigDecimal totalWithdrawal,
        KycLevel kycLevel,
        BigDecimal equity,
        BigDecimal totalEquity,
        String referralCode,
        BigDecimal couponDiscount,
        BigDecimal takerVol30Day,
        BigDecimal makerVol30Day,
        BigDecimal tradeVol30Day,
        BigDecimal depositAmount30Day,
        BigDecimal takerVol90Day,
        BigDecimal makerVol90Day,
        BigDecimal tradeVol90Day,
        Integer vipLevel,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public Invitee {
        extra = Extra.of(extra);
    }
}
