package io.github.camelblofin.model.account;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.time.Instant;
import java.util.Map;

/**
 * Request of {@code account/positions-history}. BloFin refuses {@code after} and {@code before} together. Source: REST
 * "GET Positions History".
 *
 * @param positionId only this position
 * @param instId only this instrument
 * @param state only with this end
 * @param after only rows older than this {@code historyId}
 * @param before only rows newer than this {@code historyId}
 * @param begin only rows from this time on
 * @param end only rows up to this time
 * @param limit rows of a page, 20 if absent
 * @param extra further fields to send, by BloFin's name
 */
public record PositionsHistoryRequest(
        String positionId,
        String instId,

        @Rule(values = {"partially_closed", "closed", "liquidated", "partially_liquidated", "adl"})
        ClosedPositionState state,

        String after,
        String before,
        Instant begin,
        Instant end,
        @Rule(defaultValue = "20", max = 100) Integer limit,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public PositionsHistoryRequest {
        extra = Extra.of(extra);
    }

    /** The latest rows of an instrument. */
    public static PositionsHistoryRequest of(String instId) {
        return new PositionsHistoryRequest(null, instId, null, null, null, null, null, null, null);
    }

    /** The latest rows of a position. */
    public static PositionsHistoryRequest byPositionId(String positionId) {
        return new PositionsHistoryRequest(positionId, null, null, null, null, null, null, null, null);
    }
}
