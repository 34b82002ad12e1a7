package io.github.camelblofin.model.copytrading;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.CopyRole;
import io.github.camelblofin.model.Extra;
import java.util.Map;

/**
 * The account in copy trading. Source: REST "GET Account Configuration" of copy trading.
 *
 * @param nickName name that others see
 * @param roleType part that the account plays
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record CopyConfig(
        String nickName,
        CopyRole roleType,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public CopyConfig {
        extra = Extra.of(extra);
    }
}
