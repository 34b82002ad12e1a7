package io.github.camelblofin.model.asset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import java.math.BigDecimal;
import java.util.Map;

/**
 * One coin in one wallet, in that coin. Source: REST "GET Balance".
 *
 * @param currency coin, such as {@code USDT}
 * @param balance all of it
 * @param available amount that can be used or moved
 * @param frozen amount on hold
 * @param bonus bonus
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record AssetBalance(
        String currency,
        BigDecimal balance,
        BigDecimal available,
        BigDecimal frozen,
        BigDecimal bonus,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public AssetBalance {
        extra = Extra.of(extra);
    }
}
