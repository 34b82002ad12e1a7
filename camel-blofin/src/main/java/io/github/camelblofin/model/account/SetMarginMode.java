package io.github.camelblofin.model.account;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.MarginMode;
import io.github.camelblofin.model.Rule;
import java.util.Map;

/**
 * Request of {@code account/set-margin-mode}: for the whole account. Source: REST "Set Margin Mode".
 *
 * @param marginMode margin mode
 * @param extra further fields to send, by BloFin's name
 */
public record SetMarginMode(
        @Rule(
                required = true,
                values = {"cross", "isolated"})
        MarginMode marginMode,

        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public SetMarginMode {
        extra = Extra.of(extra);
    }

    /** To this mode. */
    public static SetMarginMode of(MarginMode marginMode) {
        return new SetMarginMode(marginMode, null);
    }
}
