package io.github.camelblofin.model.copytrading;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.util.Map;

/**
 * Request of {@code copytrading/account/positions-by-order}: open positions, one for each opening order, newest
 * first. Source: REST "GET Positions (By Order)".
 *
 * @param instId only this instrument
 * @param orderId only the position of this order
 * @param limit rows of a page
 * @param after rows older than the one with this {@code orderId}
 * @param before rows newer than the one with this {@code orderId}
 * @param extra further fields to send, by BloFin's name
 */
public record PositionsByOrderRequest(
        String instId,
        String orderId,
        @Rule(max = 20, defaultValue = "20") Integer limit,
        String after,
        String before,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public PositionsByOrderRequest {
        extra = Extra.of(extra);
    }
}
