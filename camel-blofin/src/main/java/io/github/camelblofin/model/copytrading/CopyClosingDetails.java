package io.github.camelblofin.model.copytrading;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import java.util.List;
import java.util.Map;

/**
 * How the position that an order opened was closed. Source: REST "GET Position Close Details (By Order)".
 *
 * @param orderList closing orders
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record CopyClosingDetails(
        List<CopyClosingOrder> orderList,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public CopyClosingDetails {
        orderList = orderList == null ? List.of() : List.copyOf(orderList);
        extra = Extra.of(extra);
    }
}
