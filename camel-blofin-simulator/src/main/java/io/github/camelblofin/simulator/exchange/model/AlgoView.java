package io.github.camelblofin.simulator.exchange.model;

import java.math.BigDecimal;

/**
 * A TP/SL or trigger order as it was at one moment.
 *
 * @param id {@code tpslId} or {@code algoId}; later ones have greater ones
 * @param actualSize contracts that were ordered when it fired; null before
 * @param actualSide {@code tp} or {@code sl}, the leg that fired; null before and on trigger orders
 * @param canceledBy {@code not_canceled}, {@code user_canceled} or {@code system_canceled}
 */
public record AlgoView(
        String id,
        NewAlgo terms,
        int leverage,
        AlgoState state,
        BigDecimal actualSize,
        String actualSide,
        String canceledBy,
        long createTime,
        long updateTime) {}
