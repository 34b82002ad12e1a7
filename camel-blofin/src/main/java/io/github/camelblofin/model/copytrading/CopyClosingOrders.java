package io.github.camelblofin.model.copytrading;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import java.util.List;
import java.util.Map;

/**
 * The orders that close a position. Source: REST "Close Position (By Contract)".
 *
 * @param orderIds ids of the closing orders
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record CopyClosingOrders(
        List<String> orderIds, @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public CopyClosingOrders {
        orderIds = orderIds == null ? List.of() : List.copyOf(orderIds);
        extra = Extra.of(extra);
    }
}
