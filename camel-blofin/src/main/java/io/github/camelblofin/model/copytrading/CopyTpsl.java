package io.github.camelblofin.model.copytrading;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.AlgoState;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.MarginMode;
import io.github.camelblofin.model.PositionSide;
import io.github.camelblofin.model.TriggerPriceType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * A TP/SL of a lead trader: of an instrument, of the order that opened a position, or part of a {@link CopyPosition}.
 * BloFin writes {@code positionSide} in upper case here ({@code NET}). Source: REST "GET Active TPSL (By Contract)",
 * "GET Active TPSL (By Order)", channel "copytrading-positions".
 *
 * @param algoId id of the TP/SL; by contract only
 * @param orderId order that opened the position; by order only
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param marginMode margin mode
 * @param positionSide position it belongs to
 * @param tpTriggerPrice trigger of the take-profit
 * @param tpTriggerPriceType price that the take-profit watches
 * @param tpOrderPrice price of the take-profit order, -1 for market
 * @param slTriggerPrice trigger of the stop-loss
 * @param slTriggerPriceType price that the stop-loss watches
 * @param slOrderPrice price of the stop-loss order, -1 for market
 * @param size size, in contracts; -1: all
 * @param state where it is in its life; a pending one has been seen as {@code effective}
 * @param leverage leverage
 * @param actualSize size that was really ordered; by contract only
 * @param brokerId broker
 * @param createTime when it was placed
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record CopyTpsl(
        String algoId,
        String orderId,
        String instId,
        MarginMode marginMode,
        PositionSide positionSide,
        BigDecimal tpTriggerPrice,
        TriggerPriceType tpTriggerPriceType,
        BigDecimal tpOrderPrice,
        BigDecimal slTriggerPrice,
        TriggerPriceType slTriggerPriceType,
        BigDecimal slOrderPrice,
        BigDecimal size,
        AlgoState state,
        BigDecimal leverage,
        BigDecimal actualSize,
        String brokerId,
        Instant createTime,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public CopyTpsl {
        extra = Extra.of(extra);
    }
}
