package io.github.camelblofin.model.trade;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Prices that an order of one side may have now. Source: REST "GET Trade Order Price Range".
 *
 * @param maxPrice highest price, in quote coin
 * @param minPrice lowest price, in quote coin
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record OrderPriceRange(
        BigDecimal maxPrice,
        BigDecimal minPrice,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public OrderPriceRange {
        extra = Extra.of(extra);
    }
}
