package io.github.camelblofin.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/**
 * The answer of operations that say no more than that it was done: code and text stand for the whole answer, since BloFin
 * sends no {@code data}. Source: REST "Cancel TPSL (By Contract)", "Place TPSL (By Order)", "Cancel TPSL (By Order)", "Close
 * Position (By Order)" of copy trading.
 *
 * @param code BloFin's code of the answer
 * @param msg BloFin's text
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record Acknowledgement(
        String code,
        String msg,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public Acknowledgement {
        extra = Extra.of(extra);
    }
}
