package io.github.camelblofin.model.copytrading;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.util.Map;

/**
 * Request of {@code copytrading/trade/orders-history}: finished orders. Here {@code before} and {@code after} mean
 * the opposite of what they mean elsewhere. Source: REST "GET Order History" of copy trading.
 *
 * @param instId only this instrument
 * @param before rows older than the one with this {@code orderId}: against BloFin's rule
 * @param after rows newer than the one with this {@code orderId}: against BloFin's rule
 * @param limit rows of a page
 * @param extra further fields to send, by BloFin's name
 */
public record CopyOrdersHistoryRequest(
        String instId,
        String before,
        String after,
        @Rule(max = 20, defaultValue = "20") Integer limit,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public CopyOrdersHistoryRequest {
        extra = Extra.of(extra);
    }
}
