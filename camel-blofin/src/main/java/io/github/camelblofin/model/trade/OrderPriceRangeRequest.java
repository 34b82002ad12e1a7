package io.github.camelblofin.model.trade;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import io.github.camelblofin.model.Side;
import java.util.Map;

/**
 * Request of {@code trade/order/price-range}. Source: REST "GET Trade Order Price Range".
 *
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param side direction
 * @param extra further fields to send, by BloFin's name
 */
public record OrderPriceRangeRequest(
        @Rule(required = true) String instId,

        @Rule(
                required = true,
                values = {"buy", "sell"})
        Side side,

        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public OrderPriceRangeRequest {
        extra = Extra.of(extra);
    }
}
