package io.github.camelblofin.model.market;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import java.util.Map;

/**
 * Request of {@code market/tickers}. Source: REST "GET Tickers".
 *
 * @param instId instrument; {@code null}: every instrument
 * @param extra further fields to send, by BloFin's name
 */
public record TickersRequest(
        String instId, @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public TickersRequest {
        extra = Extra.of(extra);
    }

    /** Of one instrument. */
    public static TickersRequest of(String instId) {
        return new TickersRequest(instId, null);
    }
}
