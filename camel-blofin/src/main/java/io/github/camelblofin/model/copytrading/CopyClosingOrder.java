package io.github.camelblofin.model.copytrading;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.PositionSide;
import io.github.camelblofin.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * One order that closed (part of) a position. Source: REST "GET Position Close Details (By Order)".
 *
 * @param closeOrderId id of the closing order
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param positionSide position it closed
 * @param closeType why: {@code close}, {@code liquidation}, {@code adl}, {@code tp} or {@code sl}
 * @param side direction
 * @param orderTime when it was placed
 * @param size size, in contracts
 * @param price limit price, or the word {@code market}
 * @param filledAmount filled amount, in base coin
 * @param averagePrice average fill price
 * @param fee fee, positive when paid
 * @param realizedPnl realized PnL, in settlement coin
 * @param realizedPnlRatio realized PnL as a fraction
 * @param brokerId broker
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record CopyClosingOrder(
        String closeOrderId,
        String instId,
        PositionSide positionSide,
        String closeType,
        Side side,
        Instant orderTime,
        BigDecimal size,
        String price,
        BigDecimal filledAmount,
        BigDecimal averagePrice,
        BigDecimal fee,
        BigDecimal realizedPnl,
        BigDecimal realizedPnlRatio,
        String brokerId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public CopyClosingOrder {
        extra = Extra.of(extra);
    }
}
