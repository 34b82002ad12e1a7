package io.github.camelblofin.model.account;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.MarginMode;
import java.util.Map;

/**
 * The margin mode; one for the whole account. Source: REST "GET Margin Mode" and "Set Margin Mode".
 *
 * @param marginMode margin mode
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record MarginModeSetting(
        MarginMode marginMode, @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public MarginModeSetting {
        extra = Extra.of(extra);
    }
}
