package io.github.camelblofin.model.trade;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.AlgoState;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.MarginMode;
import io.github.camelblofin.model.OrderCategory;
import io.github.camelblofin.model.OrderType;
import io.github.camelblofin.model.PositionSide;
import io.github.camelblofin.model.Side;
import io.github.camelblofin.model.TriggerPriceType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A TP/SL order or a trigger order, as it is now. TP/SL attached to an order becomes one after the fill only; until
 * then it shows on the {@link Order}. A TP/SL order has one {@code tpslId} for both legs: cancelling one cancels
 * both. Over REST each kind has its own calls and its own id; pushes hold both ids with the same value. Source: REST
 * "GET Active TPSL Orders", "GET TPSL Order Detail", "GET TPSL Order History", "GET Active Algo Orders", "GET Algo
 * Order History", channel "orders-algo".
 *
 * @param tpslId id of a TP/SL order; {@code null} on trigger orders over REST
 * @param algoId id of a trigger order; {@code null} on TP/SL orders over REST
 * @param clientOrderId the caller's id
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param instType product kind; in pushes only
 * @param marginMode margin mode
 * @param positionSide position the order belongs to
 * @param side direction
 * @param orderType {@link OrderType#CONDITIONAL} (a TP/SL order, in pushes) or {@link OrderType#TRIGGER}; {@code
 *     null} on TP/SL orders over REST
 * @param size ordered size, in contracts; -1: the whole position
 * @param reduceOnly whether it may only reduce a position
 * @param leverage leverage
 * @param state where it is in its life
 * @param actualSize size that was really ordered, in contracts; {@code null} before it fires
 * @param actualSide which leg fired, {@code tp} or {@code sl}; in pushes only
 * @param orderCategory why it exists; in the TP/SL history only
 * @param triggerType kind of trigger; in the TP/SL history only, seen as {@code null}
 * @param triggerPrice price at which a trigger order fires
 * @param triggerPriceType price that the trigger watches
 * @param orderPrice price of the order once triggered, -1 for market; in pushes only
 * @param tpTriggerPrice trigger of the take-profit
 * @param tpTriggerPriceType price that the take-profit watches
 * @param tpOrderPrice price of the take-profit order, -1 for market
 * @param slTriggerPrice trigger of the stop-loss
 * @param slTriggerPriceType price that the stop-loss watches
 * @param slOrderPrice price of the stop-loss order, -1 for market
 * @param attachAlgoOrders TP/SL that go with a trigger order; empty when there are none. In the table of the push the
 *     name is shortened
 * @param cancelType who cancelled it: {@code not_canceled}, {@code user_canceled} or {@code system_canceled}; in
 *     pushes only
 * @param tag tag; in pushes only
 * @param brokerId broker
 * @param createTime when it was placed
 * @param updateTime when it last changed; in pushes only
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record AlgoOrder(
        String tpslId,
        String algoId,
        String clientOrderId,
        String instId,
        String instType,
        MarginMode marginMode,
        PositionSide positionSide,
        Side side,
        OrderType orderType,
        BigDecimal size,
        Boolean reduceOnly,
        BigDecimal leverage,
        AlgoState state,
        BigDecimal actualSize,
        String actualSide,
        OrderCategory orderCategory,
        String triggerType,
        BigDecimal triggerPrice,
        TriggerPriceType triggerPriceType,
        BigDecimal orderPrice,
        BigDecimal tpTriggerPrice,
        TriggerPriceType tpTriggerPriceType,
        BigDecimal tpOrderPrice,
        BigDecimal slTriggerPrice,
        TriggerPriceType slTriggerPriceType,
        BigDecimal slOrderPrice,
        @JsonAlias("attachAlgoOrds") List<AttachedTpsl> attachAlgoOrders,
        String cancelType,
        String tag,
        String brokerId,
        Instant createTime,
        Instant updateTime,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public AlgoOrder {
        attachAlgoOrders = attachAlgoOrders == null ? List.of() : List.copyOf(attachAlgoOrders);
        extra = Extra.of(extra);
    }

    /** Its id, whichever kind it is of. */
    public String id() {
        return tpslId == null ? algoId : tpslId;
    }
}
