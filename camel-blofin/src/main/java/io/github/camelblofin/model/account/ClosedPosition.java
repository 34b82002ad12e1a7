package io.github.camelblofin.model.account;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.MarginMode;
import io.github.camelblofin.model.PositionSide;
import io.github.camelblofin.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * A position that was closed, wholly or in part. Source: REST "GET Positions History".
 *
 * @param historyId id of this row
 * @param positionId id of the position
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param instType product kind, such as {@code SWAP}
 * @param side direction; documented, missing in live answers
 * @param marginMode margin mode
 * @param positionSide net, long or short
 * @param closePositions size closed, in contracts
 * @param maxPositions largest size held, in contracts
 * @param liquidationPositions size liquidated, in contracts
 * @param openAveragePrice average price of opening, in quote coin
 * @param closeAveragePrice average price of closing, in quote coin
 * @param createTime when it was opened
 * @param updateTime when it last changed
 * @param leverage leverage
 * @param realizedPnl realized PnL, in settlement coin
 * @param realizedPnlRatio realized PnL as a fraction
 * @param fee fee, in settlement coin; the sign is not settled: positive in the documentation, negative in a live row
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record ClosedPosition(
        String historyId,
        String positionId,
        String instId,
        String instType,
        Side side,
        MarginMode marginMode,
        PositionSide positionSide,
        BigDecimal closePositions,
        BigDecimal maxPositions,
        BigDecimal liquidationPositions,
        BigDecimal openAveragePrice,
        BigDecimal closeAveragePrice,
        Instant createTime,
        Instant updateTime,
        BigDecimal leverage,
        BigDecimal realizedPnl,
        BigDecimal realizedPnlRatio,
        BigDecimal fee,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public ClosedPosition {
        extra = Extra.of(extra);
    }
}
