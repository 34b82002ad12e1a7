package io.github.camelblofin.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * An order, as it is now. Source: REST "GET Active Orders", "GET Order Detail", channel "orders".
 *
 * @param orderId BloFin's id
 * @param clientOrderId the caller's id
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param instType product kind; in pushes only
 * @param marginMode margin mode
 * @param positionSide position the order belongs to
 * @param side direction
 * @param orderType how it executes
 * @param price limit price
 * @param size ordered size, in contracts
 * @param reduceOnly whether it may only reduce a position
 * @param leverage leverage
 * @param state where it is in its life
 * @param filledSize filled size so far, in contracts
 * @param filledAmount filled amount so far, in base coin; over REST BloFin calls it {@code filled_amount}
 * @param averagePrice average fill price; {@code null} or zero when unfilled
 * @param fee fee so far, positive when paid
 * @param pnl realized PnL of a closing order
 * @param orderCategory why it exists
 * @param cancelSource who cancelled it; in pushes only
 * @param tpTriggerPrice trigger of the attached take-profit
 * @param tpTriggerPriceType price that the take-profit watches
 * @param tpOrderPrice price of the take-profit order, -1 for market
 * @param slTriggerPrice trigger of the attached stop-loss
 * @param slTriggerPriceType price that the stop-loss watches
 * @param slOrderPrice price of the stop-loss order, -1 for market
 * @param algoClientOrderId caller's id of the algo order behind this one
 * @param algoId id of the algo order behind this one
 * @param brokerId broker
 * @param createTime when it was placed
 * @param updateTime when it last changed
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record Order(
        String orderId,
        String clientOrderId,
        String instId,
        String instType,
        MarginMode marginMode,
        PositionSide positionSide,
        Side side,
        OrderType orderType,
        BigDecimal price,
        BigDecimal size,
        Boolean reduceOnly,
        BigDecimal leverage,
        OrderState state,
        BigDecimal filledSize,
        @JsonAlias("filled_amount") BigDecimal filledAmount,
        BigDecimal averagePrice,
        BigDecimal fee,
        BigDecimal pnl,
        OrderCategory orderCategory,
        String cancelSource,
        BigDecimal tpTriggerPrice,
        String tpTriggerPriceType,
        BigDecimal tpOrderPrice,
        BigDecimal slTriggerPrice,
        String slTriggerPriceType,
        BigDecimal slOrderPrice,
        String algoClientOrderId,
        String algoId,
        String brokerId,
        Instant createTime,
        Instant updateTime,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public Order {
        extra = Extra.of(extra);
    }

    /** What is left to fill, in contracts; {@code null} when BloFin did not tell the size. */
    public BigDecimal remainingSize() {
        return filledSize == null || size == null ? size : size.subtract(filledSize);
    }
}
