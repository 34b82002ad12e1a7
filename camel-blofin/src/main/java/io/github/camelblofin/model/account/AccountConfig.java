package io.github.camelblofin.model.account;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import java.util.Map;

/**
 * Settings of the account. Source: REST "Get Account Config".
 *
 * @param accountLevel kind of account
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record AccountConfig(
        AccountLevel accountLevel,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public AccountConfig {
        extra = Extra.of(extra);
    }
}
