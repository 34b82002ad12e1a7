package io.github.camelblofin.model.spot;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.util.Map;

/**
 * Request of {@code spot/market/books}. Source: reported by a probe.
 *
 * @param instType always {@code SPOT}; filled in when {@code null}
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param size levels of each side
 * @param extra further fields to send, by BloFin's name
 */
public record SpotBooksRequest(
        @Rule(required = true, values = "SPOT") String instType,
        @Rule(required = true) String instId,
        Integer size,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public SpotBooksRequest {
        instType = instType == null ? "SPOT" : instType;
        extra = Extra.of(extra);
    }
}
