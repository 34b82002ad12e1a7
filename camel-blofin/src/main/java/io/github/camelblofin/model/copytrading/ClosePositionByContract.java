package io.github.camelblofin.model.copytrading;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.CloseBasis;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.MarginMode;
import io.github.camelblofin.model.PositionSide;
import io.github.camelblofin.model.Rule;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Request of {@code copytrading/trade/close-position-by-contract}: closes (part of) the position of an instrument, at
 * market. Source: REST "Close Position (By Contract)".
 *
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param marginMode margin mode; BloFin demands it
 * @param positionSide {@link PositionSide#NET} in one-way mode, long or short in hedge mode; {@code null}: net
 * @param closeType how the size is meant
 * @param size contracts to close, or with {@link CloseBasis#RATIO} a fraction: 0.1 is 10 %
 * @param brokerId broker, only for keys that belong to one
 * @param extra further fields to send, by BloFin's name
 */
public record ClosePositionByContract(
        @Rule(required = true) String instId,

        @Rule(
                required = true,
                values = {"cross", "isolated"})
        MarginMode marginMode,
        // BloFin's table says required and names a default; it may be left out in one-way mode.
        @Rule(
                values = {"net", "long", "short"},
                defaultValue = "net")
        PositionSide positionSide,

        @Rule(
                required = true,
                values = {"pnl", "fixedRatio"})
        CloseBasis closeType,

        @Rule(required = true) BigDecimal size,
        @Rule(maxLength = 16, alphanumeric = true) String brokerId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public ClosePositionByContract {
        extra = Extra.of(extra);
    }

    /** A number of contracts of a position of one-way mode with cross margin. */
    public static ClosePositionByContract contracts(String instId, BigDecimal size) {
        return of(instId, CloseBasis.CONTRACTS, size);
    }

    /** A fraction of a position of one-way mode with cross margin: 1 is all of it. */
    public static ClosePositionByContract ratio(String instId, BigDecimal fraction) {
        return of(instId, CloseBasis.RATIO, fraction);
    }

    private static ClosePositionByContract of(String instId, CloseBasis basis, BigDecimal size) {
        return new ClosePositionByContract(instId, MarginMode.CROSS, PositionSide.NET, basis, size, null, null);
    }
}
