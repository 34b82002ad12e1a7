package io.github.camelblofin.model.copytrading;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.MarginMode;
import io.github.camelblofin.model.PositionSide;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An open position of a lead trader: of an instrument, or of the order that opened it. Source: REST "GET Positions
 * (By Order)", "GET Positions (By Contract)", channels "copytrading-positions" and "copytrading-sub-positions".
 *
 * @param positionId id of the position; {@code null} by order over REST
 * @param orderId order that opened it; by order over REST only
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
 * @param margin margin of the position; isolated only, in pushes only
 * @param realizedPnl realized PnL; by order over REST only
 * @param adl place in the queue for automatic deleveraging, 1 (last) to 5 (first)
 * @param attachTpsls TP/SL of the position, their prices and sizes only; in pushes only, empty when there are none
 * @param createTime when it was opened
 * @param updateTime when it last changed
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record CopyPosition(
        String positionId,
        String orderId,
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
        List<CopyTpsl> attachTpsls,
        Instant createTime,
        Instant updateTime,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public CopyPosition {
        attachTpsls = attachTpsls == null ? List.of() : List.copyOf(attachTpsls);
        extra = Extra.of(extra);
    }
}
