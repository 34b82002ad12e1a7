package io.github.camelblofin.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * An open position. Source: REST "GET Positions", channel "positions".
 *
 * @param positionId id of the position
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param instType product kind, such as {@code SWAP}
 * @param marginMode margin mode
 * @param positionSide net, long or short
 * @param leverage leverage
 * @param positions size in contracts; in one-way mode negative when short; zero: closed
 * @param availablePositions size that can still be closed, in contracts
 * @param averagePrice average entry price
 * @param markPrice mark price
 * @param marginRatio margin ratio
 * @param liquidationPrice estimated liquidation price
 * @param unrealizedPnl unrealized PnL at the mark price, in settlement coin
 * @param unrealizedPnlRatio unrealized PnL as a fraction
 * @param initialMargin initial margin; cross only
 * @param maintenanceMargin maintenance margin
 * @param margin margin of the position; isolated only
 * @param realizedPnl realized PnL; over REST only
 * @param adl place in the queue for automatic deleveraging, 1 (last) to 5 (first)
 * @param createTime when it was opened
 * @param updateTime when it last changed
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record Position(
        String positionId,
        String instId,
        String instType,
        MarginMode marginMode,
        PositionSide positionSide,
        BigDecimal leverage,
        BigDecimal positions,
        BigDecimal availablePositions,
        BigDecimal averagePrice,
        BigDecimal markPrice,
        BigDecimal marginRatio,
        BigDecimal liquidationPrice,
        BigDecimal unrealizedPnl,
        BigDecimal unrealizedPnlRatio,
        BigDecimal initialMargin,
        BigDecimal maintenanceMargin,
        BigDecimal margin,
        BigDecimal realizedPnl,
        String adl,
        Instant createTime,
        Instant updateTime,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public Position {
        extra = Extra.of(extra);
    }
}
