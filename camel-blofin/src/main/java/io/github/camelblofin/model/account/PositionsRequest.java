package io.github.camelblofin.model.account;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import java.util.Map;

/**
 * Request of {@code account/positions}. Source: REST "GET Positions".
 *
 * @param instId instrument; {@code null}: all positions
 * @param extra further fields to send, by BloFin's name
 */
public record PositionsRequest(
        String instId, @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public PositionsRequest {
        extra = Extra.of(extra);
    }

    /** The positions in an instrument. */
    public static PositionsRequest of(String instId) {
        return new PositionsRequest(instId, null);
    }
}
