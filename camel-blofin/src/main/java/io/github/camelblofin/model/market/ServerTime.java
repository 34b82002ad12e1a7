package io.github.camelblofin.model.market;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import java.time.Instant;
import java.util.Map;

/**
 * BloFin's clock. Known from BloFin's Python SDK only. Source: REST "Server time".
 *
 * @param ts now
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record ServerTime(
        Instant ts, @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public ServerTime {
        extra = Extra.of(extra);
    }
}
