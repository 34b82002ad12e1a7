package io.github.camelblofin.model.copytrading;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.PositionSide;
import io.github.camelblofin.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * A closed position of a lead trader. Source: REST "GET Position History (By order)".
 *
 * @param orderId order that opened it
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param leverage leverage; text, as BloFin's example holds the margin mode here
 * @param positionSide net, long or short
 * @param side direction; BloFin's example calls it {@code orderSide}
 * @param positions size, in contracts
 * @param size size; in BloFin's example only
 * @param createTime when it was opened
 * @param openAveragePrice average entry price
 * @param closeTime when it was closed
 * @param closeAveragePrice average exit price
 * @param pnl realized PnL, in settlement coin
 * @param pnlRatio realized PnL as a fraction
 * @param copiers number of copiers
 * @param closeType why: {@code mannual} (BloFin's spelling), {@code liquidation}, {@code adl}, {@code tp}, {@code sl}
 *     or {@code multiple}
 * @param preSharing profit share before it is settled
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record CopyClosedPosition(
        String orderId,
        String instId,
        String leverage,
        PositionSide positionSide,
        @JsonAlias("orderSide") Side side,
        BigDecimal positions,
        BigDecimal size,
        Instant createTime,
        BigDecimal openAveragePrice,
        Instant closeTime,
        BigDecimal closeAveragePrice,
        BigDecimal pnl,
        BigDecimal pnlRatio,
        String copiers,
        String closeType,
        BigDecimal preSharing,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public CopyClosedPosition {
        extra = Extra.of(extra);
    }
}
