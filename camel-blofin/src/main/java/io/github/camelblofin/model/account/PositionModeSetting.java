package io.github.camelblofin.model.account;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.PositionMode;
import java.util.Map;

/**
 * One-way or hedge; one for all instruments. Source: REST "GET Position Mode" and "Set Position Mode".
 *
 * @param positionMode position mode
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record PositionModeSetting(
        PositionMode positionMode,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public PositionModeSetting {
        extra = Extra.of(extra);
    }
}
