package io.github.camelblofin.guard;

import io.github.camelblofin.model.PositionSide;
import io.github.camelblofin.model.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What an account holds and has open now. Called from any thread, also from event loops; must not block. */
@FunctionalInterface
public interface Exposure {
    /** The picture; fails when it is not known, and then nothing that adds risk is sent. */
    CompletionStage<Picture> now();

    /**
     * Positions and open orders at one moment.
     *
     * @param readAt moment of the component's ticker, in nanoseconds, before which everything that BloFin shows is in it
     */
    record Picture(List<Holding> holdings, List<Resting> orders, long readAt) {
        public Picture {
            holdings = List.copyOf(holdings);
            orders = List.copyOf(orders);
        }
    }

    /**
     * One position.
     *
     * @param contracts its size; in one-way mode negative when short
     */
    record Holding(String instId, PositionSide positionSide, BigDecimal contracts) {}

    /**
     * One open order.
     *
     * @param clientOrderId the caller's id; {@code null}: none
     * @param price limit price; {@code null} or zero: none
     * @param size ordered, in contracts
     * @param remaining what is left to fill, in contracts
     */
    record Resting(
            String orderId,
            String clientOrderId,
            String instId,
            PositionSide positionSide,
            Side side,
            BigDecimal price,
            BigDecimal size,
            BigDecimal remaining,
            boolean reduceOnly) {}
}
