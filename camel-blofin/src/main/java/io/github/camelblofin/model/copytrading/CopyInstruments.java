package io.github.camelblofin.model.copytrading;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import java.util.List;
import java.util.Map;

/**
 * Instruments that are open to copy trading. Source: REST "GET Instruments" of copy trading.
 *
 * @param instIdList instruments, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record CopyInstruments(
        List<String> instIdList,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public CopyInstruments {
        instIdList = instIdList == null ? List.of() : List.copyOf(instIdList);
        extra = Extra.of(extra);
    }
}
