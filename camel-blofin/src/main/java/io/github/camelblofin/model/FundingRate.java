package io.github.camelblofin.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * A funding rate, the coming one or a settled one. Source: REST "GET Funding Rate" and "GET Funding Rate History",
 * channel "funding-rate".
 *
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param fundingRate rate as a fraction: 0.0001 is 0.01 %
 * @param fundingTime when it is or was settled
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record FundingRate(
        String instId,
        BigDecimal fundingRate,
        Instant fundingTime,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public FundingRate {
        extra = Extra.of(extra);
    }
}
