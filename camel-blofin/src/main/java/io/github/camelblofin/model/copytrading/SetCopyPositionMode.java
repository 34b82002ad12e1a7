package io.github.camelblofin.model.copytrading;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.PositionMode;
import io.github.camelblofin.model.Rule;
import java.util.Map;

/**
 * Request of {@code copytrading/account/set-position-mode}. Source: REST "Set Position Mode" of copy trading.
 *
 * @param positionMode one-way or hedge
 * @param extra further fields to send, by BloFin's name
 */
public record SetCopyPositionMode(
        @Rule(
                required = true,
                values = {"net_mode", "long_short_mode"})
        PositionMode positionMode,

        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public SetCopyPositionMode {
        extra = Extra.of(extra);
    }
}
