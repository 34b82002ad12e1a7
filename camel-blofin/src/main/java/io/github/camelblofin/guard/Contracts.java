package io.github.camelblofin.guard;

import java.math.BigDecimal;
import java.util.concurrent.CompletionStage;

/** How much is in a contract. Called from any thread, also from event loops; must not block. */
@FunctionalInterface
public interface Contracts {
    /**
     * Base coins of one unit of an order's size: the contract value of a future, one on spot.
     *
     * @return fails when it is not known
     */
    CompletionStage<BigDecimal> value(boolean spot, String instId);
}
