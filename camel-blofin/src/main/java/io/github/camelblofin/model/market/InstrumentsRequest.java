package io.github.camelblofin.model.market;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import java.util.Map;

/**
 * Request of {@code market/instruments}. Source: REST "GET Instruments".
 *
 * @param instId instrument; {@code null}: every instrument
 * @param extra further fields to send, by BloFin's name
 */
public record InstrumentsRequest(
        String instId, @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public InstrumentsRequest {
        extra = Extra.of(extra);
    }

    /** Of one instrument. */
    public static InstrumentsRequest of(String instId) {
        return new InstrumentsRequest(instId, null);
    }
}
