package io.github.camelblofin.model.account;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.PositionMode;
import io.github.camelblofin.model.Rule;
import java.util.Map;

/**
 * Request of {@code account/set-position-mode}: for all instruments; refused while there are orders or positions. Source: REST
 * "Set Position Mode".
 *
 * @param positionMode position mode
 * @param extra further fields to send, by BloFin's name
 */
public record SetPositionMode(
        @Rule(
                required = true,
                values = {"net_mode", "long_short_mode"})
        PositionMode positionMode,

        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public SetPositionMode {
        extra = Extra.of(extra);
    }

    /** To this mode. */
    public static SetPositionMode of(PositionMode positionMode) {
        return new SetPositionMode(positionMode, null);
    }
}
