package io.github.camelblofin.model.copytrading;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.MarginMode;
import io.github.camelblofin.model.Rule;
import java.util.Map;

/**
 * Request of {@code copytrading/account/leverage-info}. Source: REST "GET Leverage" of copy trading.
 *
 * @param instId up to 20 instruments, separated by commas
 * @param marginMode margin mode
 * @param extra further fields to send, by BloFin's name
 */
public record CopyLeverageInfoRequest(
        @Rule(required = true, maxValues = 20) String instId,

        @Rule(
                required = true,
                values = {"cross", "isolated"})
        MarginMode marginMode,

        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public CopyLeverageInfoRequest {
        extra = Extra.of(extra);
    }
}
