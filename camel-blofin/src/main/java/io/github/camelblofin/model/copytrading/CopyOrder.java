package io.github.camelblofin.model.copytrading;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.MarginMode;
import io.github.camelblofin.model.OrderCategory;
import io.github.camelblofin.model.OrderState;
import io.github.camelblofin.model.OrderType;
import io.github.camelblofin.model.PositionSide;
import io.github.camelblofin.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * An order of a lead trader, as it is now. An open one has been seen in the state {@code effective}. Source: REST
 * "GET Active orders", "GET Order History" of copy trading, channel "copytrading-orders".
 *
 * @param orderId BloFin's id
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}; among open orders BloFin calls it {@code
 *     symbol}
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
 * @param filledAmount filled amount so far, in base coin; in pushes only
 * @param averagePrice average fill price; {@code null} or zero when unfilled
 * @param fee fee so far, positive when paid; not among open orders over REST
 * @param pnl realized PnL of a closing order
 * @param orderCategory why it exists; not among open orders over REST
 * @param cancelSource who cancelled it; in pushes only
 * @param tpTriggerPrice trigger of the take-profit
 * @param tpOrderPrice price of the take-profit order, -1 for market
 * @param slTriggerPrice trigger of the stop-loss
 * @param slOrderPrice price of the stop-loss order, -1 for market
 * @param brokerId broker
 * @param createTime when it was placed
 * @param updateTime when it last changed
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record CopyOrder(
        String orderId,
        @JsonAlias("symbol") String instId,
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
        BigDecimal filledAmount,
        BigDecimal averagePrice,
        BigDecimal fee,
        BigDecimal pnl,
        OrderCategory orderCategory,
        String cancelSource,
        BigDecimal tpTriggerPrice,
        BigDecimal tpOrderPrice,
        BigDecimal slTriggerPrice,
        BigDecimal slOrderPrice,
        String brokerId,
        Instant createTime,
        Instant updateTime,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public CopyOrder {
        extra = Extra.of(extra);
    }
}
