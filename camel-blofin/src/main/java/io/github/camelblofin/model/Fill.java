package io.github.camelblofin.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * One execution of an own order. Source: REST "GET Trade History".
 *
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param tradeId id of the execution
 * @param orderId the order
 * @param fillPrice price
 * @param fillSize size, in contracts
 * @param fillPnl realized PnL of this execution
 * @param positionSide position it changed
 * @param side direction
 * @param fee fee, positive when paid
 * @param ts when it happened
 * @param brokerId broker
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record Fill(
        String instId,
        String tradeId,
        String orderId,
        BigDecimal fillPrice,
        BigDecimal fillSize,
        BigDecimal fillPnl,
        PositionSide positionSide,
        Side side,
        BigDecimal fee,
        Instant ts,
        String brokerId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public Fill {
        extra = Extra.of(extra);
    }
}
