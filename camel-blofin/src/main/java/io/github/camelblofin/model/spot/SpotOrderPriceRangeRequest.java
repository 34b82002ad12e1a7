package io.github.camelblofin.model.spot;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import io.github.camelblofin.model.Side;
import java.util.Map;

/**
 * Request of {@code spot/trade/order/price-range}. The side is that of futures, which is an assumption. Source: the
 * path alone is known.
 *
 * @param instType always {@code SPOT}; filled in when {@code null}
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param side direction
 * @param extra further fields to send, by BloFin's name
 */
public record SpotOrderPriceRangeRequest(
        @Rule(required = true, values = "SPOT") String instType,
        @Rule(required = true) String instId,
        Side side,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public SpotOrderPriceRangeRequest {
        instType = instType == null ? "SPOT" : instType;
        extra = Extra.of(extra);
    }
}
