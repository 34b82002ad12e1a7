package io.github.camelblofin.model.market;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import java.util.Map;

/**
 * Request of {@code market/mark-price}. Source: REST "GET Mark Price".
 *
 * @param instId instrument; {@code null}: every instrument
 * @param extra further fields to send, by BloFin's name
 */
public record MarkPriceRequest(
        String instId, @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public MarkPriceRequest {
        extra = Extra.of(extra);
    }

    /** Of one instrument. */
    public static MarkPriceRequest of(String instId) {
        return new MarkPriceRequest(instId, null);
    }
}
