package io.github.camelblofin.model.account;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.MarginMode;
import io.github.camelblofin.model.Rule;
import java.util.Map;

/**
 * Request of {@code account/batch-leverage-info}. Source: REST "GET Multiple Leverage".
 *
 * @param instId up to 20 instruments, with commas between them
 * @param marginMode margin mode
 * @param extra further fields to send, by BloFin's name
 */
public record BatchLeverageInfoRequest(
        @Rule(required = true, maxValues = 20) String instId,

        @Rule(
                required = true,
                values = {"cross", "isolated"})
        MarginMode marginMode,

        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public BatchLeverageInfoRequest {
        extra = Extra.of(extra);
    }

    /** The leverage of up to 20 instruments. */
    public static BatchLeverageInfoRequest of(MarginMode marginMode, String... instIds) {
        return new BatchLeverageInfoRequest(String.join(",", instIds), marginMode, null);
    }
}
