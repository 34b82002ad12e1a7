package io.github.camelblofin.model.account;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Funding that a position paid or received. BloFin's documentation does not describe it: only one field is known, what else comes
 * is in {@code extra}. Source: REST "GET Funding Fees".
 *
 * @param fundingFee funding paid or received
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record FundingFee(
        BigDecimal fundingFee, @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public FundingFee {
        extra = Extra.of(extra);
    }
}
