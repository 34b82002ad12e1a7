package io.github.camelblofin.model.market;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.util.Map;

/**
 * Request of {@code market/books}. Source: REST "GET Order Book".
 *
 * @param instId instrument
 * @param size levels of each side, 1 if absent
 * @param extra further fields to send, by BloFin's name
 */
public record BooksRequest(
        @Rule(required = true) String instId,
        @Rule(defaultValue = "1", max = 100) Integer size,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public BooksRequest {
        extra = Extra.of(extra);
    }

    /** That many levels of each side. */
    public static BooksRequest of(String instId, int size) {
        return new BooksRequest(instId, size, null);
    }
}
