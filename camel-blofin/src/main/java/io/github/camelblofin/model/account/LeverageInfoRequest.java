package io.github.camelblofin.model.account;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.MarginMode;
import io.github.camelblofin.model.Rule;
import java.util.Map;

/**
 * Request of {@code account/leverage-info}, which {@code account/batch-leverage-info} supersedes. Source: REST "GET Leverage
 * (Deprecated)".
 *
 * @param instId instrument
 * @param marginMode margin mode
 * @param extra further fields to send, by BloFin's name
 */
public record LeverageInfoRequest(
        @Rule(required = true) String instId,

        @Rule(
                required = true,
                values = {"cross", "isolated"})
        MarginMode marginMode,

        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public LeverageInfoRequest {
        extra = Extra.of(extra);
    }

    /** The leverage of an instrument. */
    public static LeverageInfoRequest of(String instId, MarginMode marginMode) {
        return new LeverageInfoRequest(instId, marginMode, null);
    }
}
