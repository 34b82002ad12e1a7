package io.github.camelblofin.model.spot;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Side;
import io.github.camelblofin.model.TargetCurrency;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * One execution of an own spot order. Source: REST "GET Spot Trade History".
 *
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param tradeId id of the execution
 * @param orderId the order
 * @param fillPrice price, in quote coin
 * @param fillSize size, in base coin
 * @param fillPnl realized PnL; {@code null} in real rows
 * @param side direction
 * @param fee fee, positive when paid
 * @param feeCurrency which coin of the pair the fee is counted in
 * @param ts when it happened
 * @param brokerId broker
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record SpotFill(
        String instId,
        String tradeId,
        String orderId,
        BigDecimal fillPrice,
        BigDecimal fillSize,
        BigDecimal fillPnl,
        Side side,
        BigDecimal fee,
        TargetCurrency feeCurrency,
        Instant ts,
        String brokerId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public SpotFill {
        extra = Extra.of(extra);
    }
}
